import Wording

/// Judges claims in Chinese: no words to cut, so characters are compared, and a few classes of which one value holds.
struct IdeographJudge {
  let text: ReadText

  init(_ text: ReadText) { self.text = text }

  /// One value holds in each line; signs between commas mean the same.
  private static let classes: [[[String]]] = [
    "红,赤|蓝|黄|绿|黑|白|紫|粉|橙,橘|灰|棕,褐|金",
    "早晨,清晨,早上,黎明,日出,拂晓,破晓,晨光,晨曦|中午,正午|下午,午后|傍晚,黄昏,日落,夕阳|夜晚,夜里,夜间,夜色,夜市,深夜,晚上,午夜,半夜",
    "春天,春季,春日|夏天,夏季,夏日|秋天,秋季,秋日|冬天,冬季,冬日",
    "下雨,大雨,小雨,雨中,雨天,细雨,暴雨,雨水|下雪,大雪,雪花,雪天,飘雪,雪中|晴天,晴朗,阳光,晴空|雾,薄雾,大雾",
    "男人,男子,男士|女人,女子,女士", "男孩|女孩", "老人,老年|年轻|孩子,小孩,儿童",
    "一个,一位,一名,一只,一条,一辆,一匹|两个,两位,两名,两只,二人,两人,两条,两辆|三个,三位,三名,三只,三人,三条|四个,四位,四只,四人|五个,五只,五人",
    "推进,推近,前推,向前推,前移,向前移动,靠近|拉远,后退,拉开,后拉,向后移动,向后拉",
    "左摇,向左摇,向左转,左转|右摇,向右摇,向右转,右转", "向左平移,左移,向左移动,向左滑动|向右平移,右移,向右移动,向右滑动",
    "向左,左侧移动|向右,右侧移动", "上升,升起,升高|下降,降低,下落", "上摇,仰拍,向上倾斜|下摇,俯拍,向下倾斜",
    "环绕,围绕,绕着|固定,静止,不动,定格", "推进,推近,前推,环绕,拉远,后退,平移,跟随,摇|固定,静止,不动", "放大,变焦推近|缩小,变焦拉远",
    "左边,左侧,左方|右边,右侧,右方|中间,中央,正中", "前景|背景,远处",
    "坐|站,站立|躺|走,散步,行走,漫步|跑,奔跑,跑步|跳舞,舞蹈|睡,睡觉", "微笑,笑,高兴,开心,快乐|哭,悲伤,伤心,难过|愤怒,生气|害怕,恐惧",
    "水彩|油画|写实,真实,照片|动漫,动画,卡通|水墨|像素|素描", "黑白|彩色",
    "海滩,沙滩,海边|森林,树林|城市,街道,街头,大街|厨房|卧室|客厅|办公室|公园|山,山顶,高山|沙漠|湖,湖边,湖面|草原,草地|教室|图书馆|咖啡馆,咖啡店|餐厅|雪山",
    "室内,屋内|室外,户外,屋外", "特写|全景,远景|中景", "大|小", "慢动作|快动作,延时",
    "猫|狗|马|鸟|鱼|兔", "汽车,轿车|自行车|卡车|火车|船", "安静,无声,寂静|喧闹,嘈杂",
  ].map { line in line.split(separator: "|").map { $0.split(separator: ",").map(String.init) } }

  private static let empty: Set<Character> = Set("的了着在一个是有和与里上中地得正位名只条辆匹座把张这那镜头画面,。，、“”被向")
  private static let denials = ["没有", "无", "不", "没", "空无"]

  func find(_ claim: Claim) -> PhraseJudge.Finding {
    let value = claim.value
    if claim.aspect == .text { return TextJudge(text).find(claim) }
    let isDenied = claim.aspect == .absence || value.hasPrefix("没有") || value.hasPrefix("无")
    if isDenied { return absence(value) }
    var conflict: Int?
    for sentence in text.sentences {
      let word =
        sentence.words.lowerBound < text.words.count && !sentence.words.isEmpty ? sentence.words.lowerBound : -1
      if let range = Self.range(of: value, in: sentence.text) {
        if Self.isDenied(sentence.text, range) { conflict = word } else { return .full(word) }
      }
    }
    if isSaid(value) { return .full(-1) }
    if let conflict { return .conflict(conflict) }
    return excludes(value, claim.aspect) ? .conflict(-1) : .absent
  }

  private var whole: String { text.sentences.map(\.text).joined(separator: " ") }

  /// Whether each sign of the value, or one that means the same, is there.
  private func isSaid(_ value: String) -> Bool {
    let all = whole
    var rest = value
    for line in Self.classes {
      for signs in line {
        guard let own = signs.filter({ Self.range(of: $0, in: rest) != nil }).max(by: { $0.count < $1.count }),
          own.count > 1 || signs.count == 1
        else { continue }
        guard signs.contains(where: { Self.range(of: $0, in: all) != nil }) else { return false }
        if let range = Self.range(of: own, in: rest) { rest.replaceSubrange(range, with: " ") }
      }
    }
    let left = rest.filter { !Self.empty.contains($0) && Letters.isIdeographic($0) }
    let said = Set(all)
    return left.allSatisfy { said.contains($0) }
  }

  private func excludes(_ value: String, _ aspect: Aspect) -> Bool {
    let all = whole
    for line in Self.classes {
      let own = line.indices.filter { index in line[index].contains { Self.range(of: $0, in: value) != nil } }
      guard let mine = own.first, own.count == 1 else { continue }
      if line[mine].contains(where: { Self.range(of: $0, in: all) != nil }) { continue }
      for other in line.indices where other != mine {
        for sign in line[other] {
          if sign.count < 2, aspect == .place || aspect == .time { continue }
          if let range = Self.range(of: sign, in: all), !Self.isDenied(all, range) { return true }
        }
      }
    }
    return false
  }

  private func absence(_ value: String) -> PhraseJudge.Finding {
    var thing = value
    for denial in ["没有任何", "没有", "无", "没"] where thing.hasPrefix(denial) {
      thing.removeFirst(denial.count)
      break
    }
    let all = whole
    let people = ["人", "行人", "人物"]
    let names = people.contains(thing) ? people + ["男人", "女人", "孩子", "男孩", "女孩", "老人"] : [thing]
    if people.contains(thing), ["空无一人", "无人", "没有人", "没人"].contains(where: { Self.range(of: $0, in: all) != nil }) {
      return .full(-1)
    }
    for name in names {
      if let range = Self.range(of: name, in: all) { return Self.isDenied(all, range) ? .full(-1) : .conflict(-1) }
    }
    return .absent
  }

  private static func isDenied(_ text: String, _ range: Range<String.Index>) -> Bool {
    let before = text[..<range.lowerBound].suffix(6)
    let clause = before.split(whereSeparator: { "，。；、".contains($0) }).last.map(String.init) ?? ""
    guard let last = before.last, !"，。；".contains(last) else { return false }
    return denials.contains {
      clause.hasSuffix($0) || clause.hasSuffix($0 + "任何") || clause.hasSuffix($0 + "一") || clause.contains("没有")
    }
  }

  /// Where a text stands in another, `nil` where it does not. Compares signs, so a cut inside a letter is none.
  private static func range(of needle: String, in text: String) -> Range<String.Index>? {
    guard let first = needle.first else { return nil }
    var at = text.startIndex
    while at < text.endIndex {
      if text[at] == first, text[at...].starts(with: needle) {
        return at..<(text.index(at, offsetBy: needle.count, limitedBy: text.endIndex) ?? text.endIndex)
      }
      at = text.index(after: at)
    }
    return nil
  }
}
