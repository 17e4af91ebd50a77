import Glibc
import Media

/// Draws identity pictures.
enum IdentityArtist {
  static func picture(_ sheet: IdentityPlan.Sheet, on artist: Artist) -> Picture {
    let raster = artist.raster
    let count = sheet.figures.count
    // Near enough to fill the picture, two side by side.
    let sizes = sheet.figures.map { max($0.subject.kind.size.height, 0.92 * $0.subject.kind.size.length) }
    // People are seen from the front, all else a little from above and with some room for its depth.
    let isPerson = sheet.figures.allSatisfy { $0.subject.kind == .person }
    let share: Float = !isPerson ? 0.64 : count == 1 ? 0.82 : 0.78
    let z = Scene.focal * (sizes.max() ?? 1) / share
    let rise: Float = isPerson ? 0.02 : 0.26
    let high = sheet.figures.map(\.subject.kind.size.height).max() ?? 1
    raster.begin(
      View(position: Vector(0, -high * 0.53 - z * rise, 0), pitch: atan(rise), focal: Scene.focal), sky: .zero)
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
