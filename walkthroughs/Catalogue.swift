// chapters
