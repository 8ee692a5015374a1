import Cairo

/// A red triangle on white as the bytes of a PNG file.
func triangle() throws(CairoError) -> [UInt8] {
  let surface = try ImageSurface(.rgb, width: 200, height: 100)
  var context = try Context(surface)
  context.setColor(red: 1, green: 1, blue: 1, opacity: 1)
  context.paint()

  context.move(x: 20, y: 90)
  context.line(x: 100, y: 10)
  context.line(x: 180, y: 90)
  context.close()
  context.setColor(red: 0.8, green: 0.2, blue: 0.2, opacity: 1)
  context.fill()

  // Throws whatever went wrong since the context was made.
  try context.check()
  return try PNGCoding.encode(surface, pixelsPerMeter: 5669, texts: [("Description", "A red triangle")])
}
