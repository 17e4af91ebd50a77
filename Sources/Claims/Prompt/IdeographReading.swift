import Wording

/// A Chinese or Japanese sentence, read by what stands in it: such text has no spaces between words.
enum IdeographReading {
  static func claims(_ sentence: String) -> [Claim] {
    let body = sentence.trimmingSuffix { "。！？；.!?".contains($0) }
    let clauses = body.split { "，,；;、：:".contains($0) }.map(String.init)
    var claims: [Claim] = []
    func add(_ aspect: Aspect, _ value: String) {
      guard !value.isEmpty, !claims.contains(where: { $0.aspect == aspect && $0.value == value }) else { return }
      claims.append(Claim(aspect, value, sentence: sentence, source: .prompt))
    }
    for clause in clauses {
      var isAside = false
      if cameraWords.contains(where: clause.contains) {
        add(.camera, clause)
        isAside = clause.count <= 12 || clause.hasPrefix("镜头")
      }
      if styleWords.contains(where: clause.contains) {
        add(.style, clause)
        isAside = isAside || clause.count <= 14
      }
      if let time = timeWords.first(where: clause.contains) {
        add(.time, clause.count <= 6 ? clause : time)
        isAside = isAside || clause.count <= 6
      }
      if let place = place(clause) { add(.place, place) }
      if isAside { continue }
      // "夜晚的重庆街头": where, and nobody.
      if clauses.count > 1, !hasAct(clause), place(clause) == clause { continue }
      if clauses.count > 1, !hasAct(clause), clause.count <= 10, clause.last.map(placeNouns.contains) == true {
        add(.place, clause)
        continue
      }
      if let subject = subject(clause) { add(.subject, subject) }
      if clause.count > 2 { add(hasAct(clause) ? .action : .subject, clause) }
    }
    return claims
  }

  private static let cameraWords = [
    "镜头", "特写", "近景", "中景", "远景", "全景", "俯视", "仰视", "航拍", "慢动作", "慢镜头", "延时", "俯拍", "跟拍", "推进", "拉远", "视角", "定格", "移轴",
  ]
  private static let styleWords = [
    "风格", "浮世绘", "油画", "水彩", "水墨", "动画", "数字艺术", "写实", "卡通", "像素", "赛博朋克", "黑白", "电影感", "摄影", "胶片", "概念", "暗黑", "创作",
  ]
  private static let timeWords = [
    "日落", "日出", "黄昏", "清晨", "早晨", "早上", "傍晚", "深秋", "雨夜", "夜间", "正午", "夜晚", "夜里", "午后", "黎明", "春天", "夏天", "秋天", "冬天",
    "深夜", "中午",
  ]
  private static let placeNouns: Set<Character> = Set("城市街路林海湖山河村岛桥滩店馆室房园场巷镇面")
  private static let placeEnds: [Character] = ["里", "上", "中", "旁", "下", "边", "内", "外", "前", "头", "间"]
  private static let acts = [
    "正在", "在", "跑", "走", "飞", "玩", "跳", "坐", "站", "唱", "弹", "扫", "追", "拉伸", "煮", "骑", "游", "看", "吃", "喝", "舞", "张开",
    "落", "跪", "敲", "撑伞", "掠过", "漂", "飘", "滑", "冲", "传来", "修理", "闪烁", "抬头", "升起", "奔", "爬", "推", "拿", "抱", "喂", "阅读",
    "切", "喷", "盛开", "绽放", "融化", "旋转", "挥", "躺", "睡", "望", "俯冲", "跃", "经过", "穿过", "驶", "爆炸", "燃烧", "抓", "拨弄", "撒",
    "趴", "拉", "摇晃", "投入", "发芽", "长成", "变成", "生长", "倒映", "编织", "踢", "举起", "微笑", "亲吻", "拥抱", "盯", "钓",
  ]

  /// Nouns that hold a verb's character.
  private static let nouns = [
    "飞鸟", "飞机", "飞船", "飞蛾", "飞碟", "游客", "游艇", "游泳池", "跑车", "跑道", "舞者", "舞台", "舞女", "走廊", "玩具", "玩偶", "站台", "车站", "滑板",
    "骑手", "骑士", "落叶", "落日", "推车", "拿铁", "爬虫", "望远镜", "跳板", "唱片", "看台", "坐骑", "喷泉", "歌舞", "加油站", "空间站", "地铁站", "火车站",
    "站台", "拉面", "拉链",
  ]

  private static func firstAct(_ text: Substring) -> String.Index? {
    let masked = nouns.flatMap { text.ranges(of: $0) }
    return acts.flatMap { text.ranges(of: $0).map(\.lowerBound) }.filter { start in
      !masked.contains { $0.contains(start) }
    }.min()
  }

  private static func hasAct(_ clause: String) -> Bool { firstAct(clause[...]) != nil }

  /// `在…里`, or `…的房间里`.
  private static func place(_ clause: String) -> String? {
    let letters = Array(clause)
    guard let start = letters.firstIndex(of: "在") else {
      if let passed = passed(clause) { return passed }
      return clause.hasSuffix("镜头")
        ? nil
        : letters.last.map { placeEnds.contains($0) && letters.count <= 10 && letters.count > 2 } == true
          ? clause : nil
    }
    guard
      var end = letters[start...].firstIndex(where: placeEnds.contains)
        ?? letters[start...].firstIndex(where: placeNouns.contains), end > start + 1, end - start <= 10
    else { return nil }
    // "在雨中的东京街头": the first is only a part of it.
    if end + 1 < letters.count, letters[end + 1] == "的",
      let next = letters[(end + 2)...].firstIndex(where: placeEnds.contains), next - end <= 10
    {
      end = next
    }
    return String(letters[start...end])
  }

  /// Where somebody goes through or into: `漂过山间的湖面`.
  private static func passed(_ clause: String) -> String? {
    for way in ["穿过", "漂过", "跑过", "走过", "飞过", "掠过", "驶过", "越过", "经过", "走进", "跑进", "飞向", "走向", "来到", "驶入", "穿越"] {
      guard let range = clause.firstRange(of: way) else { continue }
      let rest = clause[range.upperBound...].prefix(10)
      guard let end = rest.lastIndex(where: { placeNouns.contains($0) || placeEnds.contains($0) }) else { continue }
      return String(rest[...end])
    }
    return nil
  }

  private static func subject(_ clause: String) -> String? {
    // "一个穿红色雨衣的女孩撑伞走过": what stands before "的" describes who acts behind it.
    var from = clause.startIndex
    for index in clause.indices where clause[index] == "的" {
      let behind = clause.index(after: index)
      // "坐在公园的长椅上喂": behind "的" stands where, and nobody.
      if let verb = firstAct(clause[behind...]), clause.distance(from: behind, to: verb) <= 5, verb > behind,
        !placeEnds.contains(clause[clause.index(before: verb)])
      {
        from = behind
      }
    }
    guard let verb = firstAct(clause[from...]), verb > clause.startIndex,
      !["随后", "最后", "最终", "接着", "然后", "突然"].contains(where: clause.hasPrefix)
    else { return nil }
    var subject = clause[..<verb]
    // "治疗师轻柔地": how it is done stands before the verb.
    if subject.hasSuffix("地"), subject.count > 4 { subject = subject.dropLast(3) }
    return subject.count >= 2 && subject.count <= 16 ? String(subject) : nil
  }
}
