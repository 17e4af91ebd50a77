/// Words that carry a full stop without ending a sentence. All in lower case, without the last stop.
package enum Abbreviations {
  /// They always lean on the next word.
  package static let leading: Set<String> = words(
    """
    mr mrs ms dr prof st sr mt ft gen col capt cmdr lt sgt maj rev hon fr pres gov sen rep vs v cf ca approx e.g i.e
    ext int eg ie viz fig figs eq sec vol pp p no nos dept est resp incl excl z.b d.h bzw ca mme mlle m
    """)

  /// They may end a sentence; then a word that likes to begin one follows.
  package static let either: Set<String> = words(
    """
    etc a.m p.m am pm u.s u.k u.s.a u.n e.u d.c l.a n.y inc ltd co corp jr bros ave blvd rd sq min max hr hrs in ft yd
    lb lbs oz jan feb mar apr jun jul aug sep sept oct nov dec ph.d b.c a.d et.al al 3-d usw u.a
    """)

  /// They lean on a number only: "No. 5", but "He says no."
  package static let beforeNumber: Set<String> = words("no nos p pp vol fig figs eq sec v")

  /// Words that begin English sentences far more often than they follow an abbreviation.
  package static let starters: Set<String> = words(
    """
    the a an he she it they we i you his her its their our my this that these those there here in on at as with while
    when after before then behind beyond above below beside under over around across through toward towards during
    meanwhile camera one two three several some many each every both another all no not and but so if although though
    finally next later soon suddenly slowly gently gradually initially eventually now once overall throughout for from
    to by of as soft warm shot
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
