package import Support

package enum CaptionTidier {
  package static func tidy(_ c: StructuredCaption, wasCut: Set<CaptionPart> = []) -> StructuredCaption { c }
}
package struct Keeping: Sendable {
  package let caption: StructuredCaption
  package let kept: [Claim], missing: [Claim], contradicted: [Claim], repaired: [Claim]
  package var json: JSON { .null }
}
package enum Keeper {
  package static func keep(_ c: StructuredCaption, claims: [Claim], mode: KeepMode, sawFrames: Bool) -> Keeping {
    Keeping(caption: c, kept: [], missing: [], contradicted: [], repaired: [])
  }
}
