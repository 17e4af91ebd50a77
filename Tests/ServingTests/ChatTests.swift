import Manifests
import Serving
import Support
import Testing

/// What OpenAI's clients and those who imitate them send.
@Suite struct ChatTests {
  private func read(_ text: String) throws -> ChatRequest {
    try ChatRequest(json: JSONParser.parse(Array(text.utf8))) { "file-\($0.name)-\($0.bytes.count)" }
  }

  private func code(_ text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch {
      let error = ServerError.of(error)
      return "\(error.status) \(error.place ?? "")"
    }
  }

  @Test func everythingThatAClientOfOpenAISendsIsTaken() throws {
    let request = try read(
      """
      {"model": "facts", "messages": [{"role": "system", "content": "You are helpful."},
       {"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi", "tool_calls": null},
       {"role": "user", "name": "me", "content": "A red fox runs."}],
       "stream": true, "stream_options": {"include_usage": true}, "n": 1, "max_completion_tokens": 3, "temperature": 1.5,
       "top_p": 1, "seed": -7, "stop": null, "presence_penalty": 0, "frequency_penalty": 0.5, "logit_bias": {}, "user": "u",
       "logprobs": false, "tools": [], "tool_choice": "none", "parallel_tool_calls": true, "response_format": {"type": "text"},
       "store": false, "metadata": {"a": "b"}, "service_tier": "auto", "reasoning_effort": "low"}
      """)
    #expect(request.caption.manifest.prompt == "A red fox runs.")
    #expect(request.isStreamed && request.wantsUsage && !request.wantsJSON && request.model == "facts")
    let settings = request.caption.manifest.caption
    #expect(settings.maxTokens == 6 && settings.temperature == 1.5 && settings.topP == nil && settings.seed == 7)
  }

  @Test func partsAreJoinedAndPicturesBecomeConditions() throws {
    let request = try read(
      """
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "The man in picture 1"},
       {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,AAEC", "detail": "high"}},
       {"type": "text", "text": "dances."}, {"type": "image_url", "image_url": "data:image/png;base64,AAECAw"},
       {"type": "video_url", "video_url": {"url": "data:video/mp4;base64,AAEC"}}]}],
       "a2c": {"conditions": [{"adapter": "camera", "input": "file-x"}], "pictures": "style", "generators": ["wan"]}}
      """)
    let manifest = request.caption.manifest
    #expect(manifest.prompt == "The man in picture 1\ndances.")
    #expect(manifest.conditions.map(\.adapter) == ["camera", "style", "clip"])
    #expect(manifest.conditions[1].inputs.map(\.written) == ["file-image.jpg-3", "file-image.png-4"])
    #expect(manifest.conditions[2].inputs.map(\.written) == ["file-clip.mp4-3"])
    #expect(manifest.generators == ["wan"])
  }

  @Test func aModelMayNameTheGeneratorWhosePromptIsWanted() throws {
    let request = try read(#"{"model": "nano:cogvideox", "messages": [{"role": "user", "content": "A fox."}]}"#)
    #expect(request.caption.model == "nano" && request.generator == "cogvideox")
    #expect(request.caption.manifest.generators == ["cogvideox"] && request.model == "nano:cogvideox")
    let named = try read(
      #"{"messages": [{"role": "user", "content": "A fox."}], "a2c": {"content": "wan", "generators": ["wan"]}}"#)
    #expect(named.caption.manifest.generators == ["wan"] && named.generator == "wan")
  }

  @Test(arguments: [
    (#"{}"#, "400 messages"), (#"{"messages": []}"#, "400 messages"), (#"{"messages": "hi"}"#, "400 messages"),
    (#"[]"#, "400 "), (#"{"messages": [{"role": "system", "content": "x"}]}"#, "400 messages"),
    (#"{"messages": [{"role": "user", "content": 5}]}"#, "400 messages[0].content"),
    (#"{"messages": [{"role": "user", "content": "x"}], "n": 2}"#, "400 n"),
    (#"{"messages": [{"role": "user", "content": "x"}], "model": 5}"#, "400 model"),
    (#"{"messages": [{"role": "user", "content": "x"}], "stream": "yes"}"#, "400 stream"),
    (#"{"messages": [{"role": "user", "content": "x"}], "a2c": []}"#, "400 a2c"),
    (#"{"messages": [{"role": "user", "content": "x"}], "a2c": {"output": "/tmp/x"}}"#, "400 output"),
    (#"{"messages": [{"role": "user", "content": [{"type": "input_audio"}]}]}"#, "400 messages[0].content[0].type"),
    (
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://x.example/a.png"}}]}]}"#,
      "400 messages[0].content[0].image_url"
    ),
    (
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "file:///etc/passwd"}}]}]}"#,
      "400 messages[0].content[0].image_url"
    ),
    (
      #"{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,***"}}]}]}"#,
      "400 messages[0].content[0].image_url"
    ),
    (
      #"{"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}"#, "400 messages[0].content[0].image_url"
    ),
  ]) func whatIsWrongIsToldWithItsPlace(_ text: String, _ expected: String) {
    #expect(code(text) == expected)
  }

  @Test func anEmptyMessageIsAnEmptyPrompt() throws {
    #expect(try read(#"{"messages": [{"role": "user", "content": ""}]}"#).caption.manifest.prompt == "")
    #expect(try read(#"{"messages": [{"role": "user", "content": null}]}"#).caption.manifest.prompt == "")
    #expect(try read(#"{"messages": [{"role": "user", "content": []}]}"#).caption.manifest.prompt == "")
  }
}
