import Claims
import Manifests
import Support
import Testing

/// Templates, as the documents hold them: `fact` of a prompt template, which has `number` and `fact`.
struct TemplateTests {
  private func template(_ text: String) throws -> TextTemplate {
    try PromptTemplate.parse(text: "a2c: prompt/1\nrequest: x\nfact: \(text)\n", path: "x.yaml").fact
  }

  private func filled(_ text: String, _ number: String = "", _ fact: String = "") throws -> String {
    try template(text).filled(["number": number, "fact": fact])
  }

  @Test(arguments: [
    ("'{{fact}}, {{{fact}}}, {{ fact }} {fact} }} {'", "A, A, A {fact} }} {"),
    ("'{{#fact}}({{fact}}){{/fact}}{{^fact}}none{{/fact}}'", "(A)"),
    ("'{{#number}}({{number}}){{/number}}{{^number}}none{{! 1 }}{{/number}}'", "none"),
    ("'{{#fact}}a{{#number}}b{{/number}}{{^number}}c{{#fact}}d{{/fact}}{{/number}}{{/fact}}'", "acd"),
    ("|\n  1\n  {{#fact}}\n  2\n    {{! a note }}\n  {{/fact}}\n  3 {{#fact}}4\n  5{{/fact}}\n", "1\n2\n3 4\n5\n"),
    ("\"{{#fact}}\\n{{fact}}\\n{{/fact}}\"", "A\n"),
    ("'{ {{fact}} } {{{fact}}}} }}'", "{ A } A} }}"), ("''", ""),
  ]) func fillsIn(_ text: String, _ expected: String) throws {
    #expect(try filled(text, "", "A") == expected)
  }

  @Test("What is filled in is never read again") func onePass() throws {
    let hostile = "{{number}} {{{fact}}} {{#fact}} {{! }} {{> x}} {{ \\ \" <b>&amp;"
    #expect(try filled("'{{number}}|{{fact}}'", "{{fact}}", hostile) == "{{fact}}|" + hostile)
    // Braces around it make no tag with what is put in.
    #expect(try filled("'{{{number}}}{{fact}}'", "{", "{number}}") == "{{number}}")
  }

  /// The place of the tag, in every spelling that YAML has for a text.
  @Test(arguments: [
    ("x {number} {{fact}} {{fcat}}", 3, 27), ("'it''s {{fact}} é🐱 {{fcat}}'", 3, 26),
    ("\"\\t{{fact}}\\\n   \\n{{fcat}}\"", 4, 6), ("|\n  {{fact}}\n\n   a {{fcat}} {{fact}}\n", 6, 6),
    (">-\n  {{fact}}\n  {{\n  fcat }}\n", 5, 3), ("|\r\n  {{fact}}\r\n  {{{fcat}}}\r\n", 5, 3),
    // Escapes and comments: the text as a whole.
    ("\"\\x7b{fact}} {{fcat}}\"", 3, 7), ("| # {{fact}}\n  {{fcat}}\n", 3, 7),
  ]) func placesInTheDocument(_ text: String, _ line: Int, _ column: Int) throws {
    let error = try #require(refusal(PromptTemplate.self, "a2c: prompt/1\nrequest: x\nfact: \(text)\n"))
    #expect(error.place == "x.yaml:\(line):\(column)", "\(error)")
    #expect(error.message.hasPrefix("fact: unknown name 'fcat'") && error.hint == "did you mean 'fact'?")
    #expect(error.exitStatus == .badInput)
  }

  @Test(arguments: [
    ("{{fact", "not closed"), ("{{", "not closed"), ("{{{fact}}", "not closed"), ("{{! note", "not closed"),
    ("{{#fact}}x", "'fact' is not closed"), ("x{{/fact}}", "starts nowhere"),
    ("{{#fact}}{{^number}}{{/fact}}{{/number}}", "'number' ends as 'fact'"), ("{{}}", "unknown name ''"),
    ("{{.}}", "unknown name '.'"), ("{{fact.x}}", "unknown name"), ("{{upper(fact)}}", "unknown name"),
    ("{{> fact}}", "of a kind"), ("{{<p}}{{$b}}x{{/b}}{{/p}}", "of a kind"), ("{{=<% %>=}}", "of a kind"),
    ("{{& fact}}", "of a kind"), ("{{{#fact}}}", "unknown name '#fact'"),
    (String(repeating: "{{#fact}}", count: 5000), "deeper than 16"),
  ]) func refused(_ text: String, _ problem: String) throws {
    let error = try #require(refusal(PromptTemplate.self, "a2c: prompt/1\nrequest: x\nfact: '\(text)'\n"))
    #expect(error.message.hasPrefix("fact: ") && error.message.contains(problem), "\(error)")
    #expect(error.place?.hasPrefix("x.yaml:3:") == true)
  }

  @Test func sectionsMayBeSixteenDeep() throws {
    let text = String(repeating: "{{#fact}}", count: 16) + "x" + String(repeating: "{{/fact}}", count: 16)
    #expect(try filled("'\(text)'", "", "A") == "x")
    let error = refusal(PromptTemplate.self, "a2c: prompt/1\nrequest: x\nfact: '{{#fact}}\(text){{/fact}}'\n")
    #expect(error?.place == "x.yaml:3:\(8 + 16 * 9)")
  }

  /// As many tags as a document has room for take no longer than reading it.
  @Test func manyTags() throws {
    let text = String(repeating: "{{fact}} ", count: 50_000)
    #expect(try filled("'\(text)'", "", "A").utf8.count == 100_000)
    let error = refusal(PromptTemplate.self, "a2c: prompt/1\nrequest: x\nfact: '\(text){{no}}'\n")
    #expect(error?.place == "x.yaml:3:\(8 + 50_000 * 9)")
  }

  @Test("All that is wrong in a document is reported, templates among it") func several() throws {
    let text = """
      a2c: generator/1
      id: x
      name: X
      authors: A
      source: https://example.org
      license: {name: MIT}
      status: opn
      text: {encoder: CLIP-L, budget: 77}
      prompt:
        parts: [dense]
        template: |
          {{dense}}
            {{camra}}
      """
    let error = try #require(refusal(GeneratorManifest.self, text))
    #expect(error.diagnostics.map { $0.mark?.description } == ["7:9", "13:7"])
    #expect(error.diagnostics.last?.hint == "did you mean 'camera'?")
  }
}
