package import Captioning
package import Support

/// What happens while a request is worked on, in order.
package enum RunEvent: Sendable {
  /// It has left the queue.
  case began
  /// A condition was read: what it is, as it stands in the result.
  case condition(JSON)
  /// What is known before anybody writes: claims and conflicts.
  case settled(JSON)
  /// A model writes; what it writes may be mended at the end.
  case writing(CaptionEvent)
  /// The caption as it stays.
  case caption(JSON)
}
