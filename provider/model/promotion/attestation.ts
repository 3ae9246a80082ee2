import { z } from "zod";
import { type Proof, proof } from "./proof";

const STATEMENT = "https://in-toto.io/Statement/v1";
const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

const digest = z.object({ sha256: z.string() });
const statement = z.object({
  _type: z.literal(STATEMENT),
  subject: z.array(z.object({ digest })).min(1),
  predicateType: z.literal(TEST_RESULT),
  predicate: z.object({ result: z.string(), configuration: z.array(z.object({ annotations: proof.optional() })) }),
});

/** A proof as an in-toto statement of a test result, which others can sign; the proof itself stands in the annotations of the suite. */
export function toStatement(it: Proof, failedTests: string[]): Record<string, unknown> {
  return {
    _type: STATEMENT,
    subject: [{ name: it.locale, digest: { sha256: it.sourceHash } }],
    predicateType: TEST_RESULT,
    predicate: {
      result: it.passed < it.total ? "WARNED" : "PASSED",
      configuration: [{ name: it.gate, digest: { sha256: it.suiteHash }, annotations: it }],
      warnedTests: failedTests,
    },
  };
}

/** The proof in a statement of ours, or what is wrong with it. */
export function fromStatement(document: unknown): Proof | string {
  const { data, error } = statement.safeParse(document);
  if (!data) {
    const place = error.issues[0]?.path.join(".");
    return `is no in-toto statement of a test result (${TEST_RESULT})${place ? `, at ${place}` : ""}`;
  }
  const { subject, predicate } = data;
  const found = predicate.configuration[0]?.annotations;
  if (!found) return "is not of a gate of pulumi-alexa: configuration[0].annotations is missing";
  if (predicate.result !== "PASSED" && predicate.result !== "WARNED")
    return `says that the gate did not pass (${predicate.result})`;
  // Who signs it signs the subject.
  if (subject[0]?.digest.sha256 !== found.sourceHash) return "has a subject with another hash than the proof in it";
  return found;
}
