import Captioning
import Claims
import Manifests
import Support
import TestSupport
import Testing

/// A prompt is translated where that is asked for, and nothing that no language changes is lost.
@Suite struct TranslationTests {
  private static let prompt = "一只红狐狸在雪地里奔跑，牌子上写着“开门 24”，由Hokusai绘制"

  private func server(_ translations: [String]) -> ScriptedServer {
    ScriptedServer { request in
      request.body.contains("Translate this description")
        ? RemoteSetting.answer(translations[min(request.number, translations.count - 1)])
        : RemoteSetting.answer(RemoteSetting.object())
    }
  }

  private func write(_ scripted: ScriptedServer, _ prompt: String, language: CaptionSettings.Language?) throws
    -> CoreAnswer
  {
    try RemoteSetting.write(
      RemoteSetting.core(scripted), prompt, settings: CaptionSettings(language: language))
  }

  @Test func whatIsTranslatedKeepsQuotationsNumbersAndNames() throws {
    let good = "A red fox runs through the snow, the sign reads “开门 24”, painted by Hokusai"
    let scripted = server(["A red fox runs through the snow, the sign reads “Open 24”, painted by Hokusai", good])
    defer { scripted.stop() }
    let answer = try write(scripted, Self.prompt, language: .en)
    #expect(answer.remote?.translation == good && answer.remote?.notes == [])
    #expect(scripted.requests.count == 3 && scripted.requests[1].body.contains("must stand in it: 开门 24"))
    #expect(answer.remote?.settlement?.sentences == [good + "."])
    #expect(scripted.requests[2].body.contains("Write in English."))
  }

  @Test func whatCannotBeTranslatedStays() throws {
    let scripted = server(["A fox."])
    defer { scripted.stop() }
    let answer = try write(scripted, Self.prompt, language: .en)
    #expect(answer.remote?.translation == nil && answer.caption.isComplete)
    #expect(answer.remote?.notes == ["the prompt could not be translated without losing 开门 24, 24, Hokusai"])
  }

  @Test func nothingIsTranslatedThatNeedNotBe() throws {
    let scripted = server(["A fox."])
    defer { scripted.stop() }
    #expect(try write(scripted, Self.prompt, language: nil).remote?.translation == nil)
    #expect(try write(scripted, "a fox in the snow", language: .en).remote?.translation == nil)
    #expect(scripted.requests.count == 2)
  }
}
