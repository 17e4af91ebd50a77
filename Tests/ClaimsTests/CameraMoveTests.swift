import Claims
import Testing

@Suite struct CameraMoveTests {
  @Test(arguments: ["dolly forward", "dolly forward, pan left; then tilt up", "static", "roll counter-clockwise"])
  func valuesAreReadAsTheyAreWritten(_ value: String) {
    let phases = CameraMove.list(value)
    #expect(CameraMove.value(phases) == value)
  }

  @Test(arguments: ["", "swoop left", "dolly forward and back"]) func otherTextIsNoMove(_ text: String) {
    #expect(CameraMove(text) == nil)
  }
}
