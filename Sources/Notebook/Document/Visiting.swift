/// Shows every block and inline of prose in a document, in order, captions included.
func visit(
  _ blocks: [DocumentBlock], block: (MarkdownBlock) -> Void = { _ in }, inline: (MarkdownInline) -> Void = { _ in }
) {
  for part in blocks {
    switch part {
    case .prose(let blocks): visit(blocks, block: block, inline: inline)
    case .figure(let figure): visit(figure.caption, inline)
    case .sequence(let sequence): for frame in sequence.frames { visit(frame.caption, inline) }
    case .table(let table):
      visit(table.caption, inline)
      for column in table.columns { visit(column.title, inline) }
    case .attachment(let attachment): visit(attachment.caption, inline)
    case .code, .recorded, .output, .failure: continue
    }
  }
}

private func visit(
  _ blocks: [MarkdownBlock], block: (MarkdownBlock) -> Void, inline: (MarkdownInline) -> Void
) {
  for part in blocks {
    block(part)
    switch part {
    case .heading(_, let inlines, _), .paragraph(let inlines): visit(inlines, inline)
    case .list(let list): for item in list.items { visit(item.blocks, block: block, inline: inline) }
    case .quote(let blocks), .callout(_, let blocks): visit(blocks, block: block, inline: inline)
    case .folded(let folded):
      visit(folded.summary, inline)
      visit(folded.blocks, block: block, inline: inline)
    case .footnote(let footnote): visit(footnote.blocks, block: block, inline: inline)
    case .table(let table): for cell in table.head + table.rows.flatMap({ $0 }) { visit(cell, inline) }
    case .code, .math, .rule, .problem: continue
    }
  }
}

/// Shows every inline, outer ones first.
func visit(_ inlines: [MarkdownInline], _ inline: (MarkdownInline) -> Void) {
  for part in inlines {
    inline(part)
    switch part {
    case .reference(_, let content), .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content), .file(_, let content):
      visit(content, inline)
    case .text, .code, .math, .image, .footnote, .lineBreak, .softBreak, .problem: continue
    }
  }
}
