import Support

extension ValidationTest {
  /// Runs the test in this process.
  /// - Returns: what was found, where all is well.
  func check(_ subject: ValidationSubject) throws -> String {
    switch self {
    case .manifestSchema: try FileChecks.manifestSchema(subject)
    case .pathsInsideBundle: try FileChecks.pathsInsideBundle(subject)
    case .hashMatches: try FileChecks.hashMatches(subject)
    case .libraryForThisMachine: try FileChecks.libraryForThisMachine(subject)
    case .singleExport: try FileChecks.singleExport(subject)
    case .neededLibraries: try FileChecks.neededLibraries(subject)
    case .noForkExec: try FileChecks.noForkExec(subject)
    case .specialTokens: try FileChecks.specialTokens(subject)
    case .loads: try LoadChecks.loads(subject)
    case .wrongProbeIsRefused: try LoadChecks.wrongProbeIsRefused(subject)
    case .entryIsConstant: try LoadChecks.entryIsConstant(subject)
    case .descriptorEqualsManifest: try LoadChecks.descriptorEqualsManifest(subject)
    case .unknownExtensions: try LoadChecks.unknownExtensions(subject)
    case .creates: try LifeChecks.creates(subject)
    case .unknownIDIsRefused: try LifeChecks.unknownIDIsRefused(subject)
    case .createDestroyRepeated: try LifeChecks.createDestroyRepeated(subject)
    case .worksWithoutExtensions: try LifeChecks.worksWithoutExtensions(subject)
    case .encodesSample: try LifeChecks.encodesSample(subject)
    case .lifeTwice: try LifeChecks.lifeTwice(subject)
    case .extensionsInEveryState: try LifeChecks.extensionsInEveryState(subject)
    case .newerHost: try LifeChecks.newerHost(subject)
    case .cancels: try LifeChecks.cancels(subject)
    case .twoInstances: try LifeChecks.twoInstances(subject)
    case .resetEqualsFresh: try LifeChecks.resetEqualsFresh(subject)
    case .outputEqualsManifest: try DataChecks.outputEqualsManifest(subject)
    case .deterministic: try DataChecks.deterministic(subject)
    case .missingInput: try DataChecks.missingInput(subject)
    case .emptyInput: try DataChecks.emptyInput(subject)
    case .truncatedInput: try DataChecks.truncatedInput(subject)
    case .randomInput: try DataChecks.randomInput(subject)
    case .smallestPicture: try DataChecks.smallestPicture(subject)
    case .stdoutSilent: try ResourceChecks.stdoutSilent(subject)
    case .leavesProcessAlone: try ResourceChecks.leavesProcessAlone(subject)
    case .noDescriptorLeak: try ResourceChecks.noDescriptorLeak(subject)
    case .noThreadLeak: try ResourceChecks.noThreadLeak(subject)
    case .noMemoryLeak: try ResourceChecks.noMemoryLeak(subject)
    case .noChildren: try ResourceChecks.noChildren(subject)
    }
  }

  /// Runs the test in this process and says what it came to.
  func result(_ subject: ValidationSubject) -> ValidationResult {
    do {
      return ValidationResult(self, .passed, try check(subject))
    } catch let finding as Finding {
      return ValidationResult(self, finding.outcome, finding.detail, hint: finding.hint)
    } catch let refused as ProbedInstance.Refused {
      let message = refused.refusal.message.isEmpty ? "no message" : refused.refusal.message
      return ValidationResult(
        self, .failed, "\(refused.function) failed with status \(refused.refusal.status): \(message)")
    } catch let error as any ExplainedError {
      return ValidationResult(self, .failed, error.description, hint: error.hint)
    } catch {
      return ValidationResult(self, .failed, "\(error)")
    }
  }
}
