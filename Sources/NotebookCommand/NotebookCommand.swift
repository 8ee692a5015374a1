// NotebookCommand
