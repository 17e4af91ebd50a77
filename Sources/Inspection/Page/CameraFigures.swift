import Conditions
import Support

/// A camera's path from above and from the side, with its poses as numbers.
struct CameraFigures {
  let track: CameraTrack
  let name: String

  init(_ track: CameraTrack, name: String) {
    self.track = track
    self.name = name
  }

  var html: HTML {
    let view = TrackView(track)
    return .joined([
      .element("div", ["class": "views"]) {
        for side in TrackView.Side.allCases {
          HTML.element("figure") {
            SVGDrawing.html(view.drawing(side), description: "The path of \(name), \(side.title.lowercased())")
            HTML.element("figcaption") { side.title }
          }
        }
      },
      .element("p", ["class": "small"]) { "The path: \(track.summary)." },
      poses,
    ])
  }

  private var poses: HTML {
    .element("details", ["class": "part"]) {
      HTML.element("summary") { "Poses as numbers" }
      HTML.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Poses of \(name)"]) {
        HTML.element("table", ["class": "figures"]) {
          HTML.element("thead") {
            HTML.element("tr") {
              for title in ["Pose", "Right", "Down", "Ahead", "Turned right", "Turned up", "Rolled"] {
                HTML.element("th", ["scope": "col"]) { title }
              }
            }
          }
          HTML.element("tbody") {
            for index in FrameSelection.spread(track.cameras.count, most: 64) { row(index) }
          }
        }
      }
    }
  }

  private func row(_ index: Int) -> HTML {
    let camera = track.cameras[index]
    let (ahead, right, down) = (camera.forward, camera.right, camera.down)
    let angles = [
      Trigonometry.of(y: ahead.x, x: ahead.z),
      Trigonometry.of(y: -ahead.y, x: (ahead.x * ahead.x + ahead.z * ahead.z).squareRoot()),
      // The axis to the right of a level camera stays level.
      Trigonometry.of(y: right.y, x: down.y),
    ]
    return .element("tr") {
      HTML.element("th", ["scope": "row"]) { "\(index)" }
      for place in [camera.centre.x, camera.centre.y, camera.centre.z] {
        HTML.element("td") { Decimal.text(place, digits: 3) }
      }
      for angle in angles { HTML.element("td") { Decimal.text(Trigonometry.degrees(angle), digits: 1) + "°" } }
    }
  }
}
