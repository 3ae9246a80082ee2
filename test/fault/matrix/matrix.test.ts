import { test } from "vitest";
import { randomShare, SHARE } from "../share";
import { Cell, type Recovery } from "./cell";
import { FAULTS, type NamedFault } from "./faults";
import { SCENARIOS, type Scenario } from "./scenarios";
import { SERVICE_VARIANTS, startWorker, type Worker } from "./worker";

/** For each of the service's variants: cells mostly wait, but each worker is a process to start. */
const WORKERS = SHARE < 1 ? 2 : 4;

interface Job {
  scenario: Scenario;
  fault: NamedFault;
  nth: number;
  operation: string | undefined;
}

interface Outcome extends Job {
  recovery?: Recovery;
  violation?: string;
}

test.concurrent.for(Object.entries(SERVICE_VARIANTS))(
  "every fault at every request: %s",
  async ([, settings], { expect, onTestFinished }) => {
    const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(settings)));
    onTestFinished(async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    });
    const all = await jobsOf(workers);
    const jobs = FAULTS.flatMap((fault) => randomShare(all.filter((job) => job.fault === fault)));
    const outcomes = await runInParallel(workers, jobs, runCell);
    console.log(table(outcomes));
    const violations = outcomes.filter(({ violation }) => violation !== undefined).map(describeViolation);
    expect(violations).toEqual([]);
    expect(new Set(jobs.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
  },
);

const describeViolation = ({ scenario, fault, nth, operation, violation }: Outcome): string =>
  `${scenario.name}, ${fault.name} at request ${nth} (${operation}): ${violation}`;

/** Every request that a scenario makes without a fault, with every fault that concerns it. */
async function jobsOf(workers: Worker[]): Promise<Job[]> {
  const requests = await runInParallel(workers, SCENARIOS, (worker, scenario) => new Cell(worker, scenario).requests());
  return SCENARIOS.flatMap((scenario, index) =>
    (requests[index] ?? []).flatMap((operation, request) =>
      FAULTS.filter((fault) => fault.concerns(scenario, operation)).map((fault) => ({
        scenario,
        fault,
        nth: request + 1,
        operation,
      })),
    ),
  );
}

async function runCell(worker: Worker, job: Job): Promise<Outcome> {
  const cell = new Cell(worker, job.scenario);
  try {
    return { ...job, recovery: await cell.inject(job.fault, job.nth) };
  } catch (error) {
    await cell.engine.destroy().catch(() => undefined);
    const outcome = { ...job, violation: `${(error as Error).message}\n${cell.shown}` };
    // At once: a run of an hour may be ended before its end.
    console.error(describeViolation(outcome));
    return outcome;
  } finally {
    worker.emulator.clearFaults();
  }
}

async function runInParallel<T, R>(
  workers: Worker[],
  jobs: T[],
  run: (worker: Worker, job: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      for (let index = next++; index < jobs.length; index = next++)
        results[index] = await run(worker, jobs[index] as T);
    }),
  );
  return results;
}

const RECOVERIES: Recovery[] = ["at once", "next up", "after a refresh", "asked to overwrite"];

/** How many cells of each fault came to what is declared, and how. */
function table(outcomes: Outcome[]): string {
  const row = (name: string, of: Outcome[]) =>
    [
      name.padEnd(34),
      ...[of.length, ...RECOVERIES.map((recovery) => of.filter((it) => it.recovery === recovery).length)].map((it) =>
        String(it).padStart(9),
      ),
      String(of.filter(({ violation }) => violation !== undefined).length).padStart(11),
    ].join("");
  const head = `${"fault".padEnd(34)}${["cells", "at once", "next up", "refresh", "overwrite"].map((it) => it.padStart(9)).join("")} violations`;
  const rows = FAULTS.map(({ name }) =>
    row(
      name,
      outcomes.filter(({ fault }) => fault.name === name),
    ),
  );
  return [head, ...rows, row("all", outcomes)].join("\n");
}
