/// A point of a picture: x to the right, y down.
struct Point: Equatable {
  var x, y: Double
}
