import Media

/// Draws identity pictures.
enum IdentityArtist {
  static func picture(_ sheet: IdentityPlan.Sheet, on artist: Artist) -> Picture {
    let raster = artist.raster
    let count = sheet.figures.count
    // Near enough to fill the picture, two side by side.
    let sizes = sheet.figures.map { max($0.subject.kind.size.height, 0.92 * $0.subject.kind.size.length) }
    let z = Scene.focal * (sizes.max() ?? 1) / (count == 1 ? 0.82 : 0.78)
    let high = sheet.figures.map(\.subject.kind.size.height).max() ?? 1
    raster.begin(View(position: Vector(0, -high * 0.55, 0), pitch: 0.02, focal: Scene.focal), sky: .zero)
    let spread = 0.21 * z / Scene.focal
    PlaceFigure(
      kind: sheet.place, depth: z, width: spread + (sizes.max() ?? 1) * 0.7, isNight: false, seed: sheet.seed
    ).draw(raster)
    for (index, figure) in sheet.figures.enumerated() {
      var subject = figure.subject
      let x = count == 1 ? 0 : index == 0 ? -spread : spread
      subject.position = Vector(x, 0, z)
      Stage.draw(subject, number: index + 1, at: 0.5, on: raster)
    }
    return Shader.picture(
      raster, Light(sheet.time, .clear, isIndoor: sheet.place.isIndoor), weather: nil, frame: 0)
  }
}
