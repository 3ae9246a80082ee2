import type { Proof } from "../../model/promotion/proof";
import type { GateRun } from "../../report/gate-run";
import { totalsOf } from "../../report/totals";
import { ReportError, writeReport } from "../../report/write-report";
import type { Context } from "../lifecycle";
import { UserError } from "../user-error";
import { modelFingerprint, modelToProve } from "./model-fingerprint";
import { proofOf, writeAttestation } from "./proof";
import type { GateInputs } from "./properties";
import { GateStopped, runGate } from "./run-suite";

/** Runs a gate during which the model stays as it is, else there is no result; with what it proves, where it passes. */
export async function runUndisturbed(
  kind: GateRun["kind"],
  inputs: GateInputs,
  urn: unknown,
  context: Context,
): Promise<{ run: GateRun; proof: Proof | undefined }> {
  const { skillId, stage, locale, report } = inputs;
  const before = await modelFingerprint(inputs, context);
  const proved = await modelToProve(inputs, before, context);
  const run = await runGate(kind, inputs, urn, context).catch((error) => {
    if (error instanceof GateStopped) writeReportOrWarn(report, error.run, context);
    throw error;
  });
  if ((await modelFingerprint(inputs, context)) !== before)
    throw new UserError(
      `the ${locale} model of skill ${skillId} (${stage}) changed while the gate ran, so there is no result: run \`pulumi up\` again`,
    );
  writeReportOrWarn(report, run, context);
  const proof = proved && totalsOf(run).meetsMinimum ? proofOf(run, inputs, proved) : undefined;
  writeAttestation(inputs.attestation, proof, run, context);
  return { run, proof };
}

/** A page that cannot be written changes nothing of the verdict. */
function writeReportOrWarn(file: string | undefined, run: GateRun, { ui }: Context): void {
  if (file === undefined) return;
  try {
    writeReport(file, run);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    ui.warn(error.message);
  }
}
