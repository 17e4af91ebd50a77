import Wording

/// Holds a caption to its claims.
package enum Keeper {
  /// Judges each claim that is sure enough to be told, and in repair makes the caption keep all of them.
  ///
  /// - Parameter sawFrames: the core was shown pictures. One that was not cannot know who or what is in the video.
  package static func keep(
    _ caption: StructuredCaption, claims: [Claim], mode: KeepMode, sawFrames: Bool
  ) -> Keeping {
    var keeping = Keeping(caption: caption)
    guard mode != .off else { return keeping }
    let told = claims.filter(\.isTold).map { ReadClaim($0) }
    let reader = CaptionReader(caption)
    for claim in told {
      switch reader.judge(claim) {
      case .kept: keeping.kept.append(claim.claim)
      case .missing: keeping.missing.append(claim.claim)
      case .contradicted(let sentence): keeping.contradicted.append(.init(claim: claim.claim, sentence: sentence))
      }
    }
    var repair = CaptionRepair(caption, told)
    if !sawFrames {
      let grounds = ClaimGrounds(told)
      keeping.unfounded = repair.takeOut(
        grounds.unfounded(reader.text, moves: reader.moveWords, isProtected: repair.isProtected))
    }
    guard mode == .repair else { return keeping }
    repair.run()
    keeping.caption = repair.caption
    keeping.repaired = told.indices.filter { repair.mended.contains($0) }.map { told[$0].claim }
    return keeping
  }
}
