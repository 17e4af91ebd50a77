/// Names of places as people write them without capitals: "tokyo, night rain".
enum PlaceNames {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = Set(
    """
    tokyo kyoto osaka shibuya akihabara shinjuku paris montmartre london soho nyc manhattan brooklyn harlem venice rome milan \
    florence naples berlin munich hamburg vienna zurich madrid barcelona seville lisbon porto havana cairo istanbul dubai \
    mumbai delhi jaipur varanasi bangkok hanoi saigon seoul busan beijing shanghai shenzhen chongqing taipei singapore jakarta \
    bali manila sydney melbourne auckland moscow prague budapest warsaw krakow amsterdam rotterdam brussels copenhagen oslo \
    stockholm helsinki reykjavik edinburgh dublin athens santorini marrakesh casablanca nairobi lagos johannesburg rio \
    chicago seattle boston miami vegas hollywood vancouver toronto montreal lima bogota quito cappadocia jerusalem petra \
    iceland norway sweden finland denmark japan china india nepal tibet mongolia korea vietnam thailand indonesia italy france \
    spain portugal germany austria switzerland greece turkey egypt morocco kenya tanzania madagascar namibia mexico cuba \
    brazil argentina chile peru bolivia colombia canada alaska hawaii california texas montana oregon nevada utah arizona \
    scotland ireland wales england greenland antarctica siberia patagonia tuscany sicily provence normandy brittany bavaria \
    himalayas alps andes rockies dolomites everest amazon sahara serengeti mars jupiter saturn venus pluto europa africa asia
    """.split(separator: " ").map(String.init))
}
