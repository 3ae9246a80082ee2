import { test } from "vitest";
import { Cell, type Way } from "./cell";
import { FAULTS, type NamedFault } from "./faults";
import { type Lane, SETTINGS, startLane } from "./lane";
import { SCENARIOS, type Scenario } from "./scenarios";

/** Cells mostly wait, so many are played at the same time. */
const LANES = 4;

/** `npm test` plays a random share of the cells; `npm run test:faults` all of them. */
const SHARE = Number(process.env.FAULT_SHARE ?? 0.03);

interface Job {
  scenario: Scenario;
  fault: NamedFault;
  nth: number;
  operation: string | undefined;
}

interface Outcome extends Job {
  way?: Way;
  violation?: string;
}

test.concurrent.for(Object.entries(SETTINGS))(
  "every fault at every request: %s",
  async ([, settings], { expect, onTestFinished }) => {
    const lanes = await Promise.all(Array.from({ length: LANES }, () => startLane(settings)));
    onTestFinished(async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    });
    const jobs = (await jobsOf(lanes)).filter(() => Math.random() < SHARE);
    const outcomes = (await inLanes(lanes, jobs, playCell)).filter(({ way, violation }) => way ?? violation);
    console.log(table(outcomes));
    const violations = outcomes.filter(({ violation }) => violation !== undefined).map(sentence);
    expect(violations).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(SCENARIOS.length * 20 * SHARE);
  },
);

const sentence = ({ scenario, fault, nth, operation, violation }: Outcome): string =>
  `${scenario.name}, ${fault.name} at request ${nth} (${operation}): ${violation}`;

/** Every request that a scenario makes without a fault, with every fault. */
async function jobsOf(lanes: Lane[]): Promise<Job[]> {
  const requests = await inLanes(lanes, SCENARIOS, (lane, scenario) => new Cell(lane, scenario).requests());
  return SCENARIOS.flatMap((scenario, index) =>
    (requests[index] ?? []).flatMap((operation, request) =>
      FAULTS.map((fault) => ({ scenario, fault, nth: request + 1, operation })),
    ),
  );
}

async function playCell(lane: Lane, job: Job): Promise<Outcome> {
  const cell = new Cell(lane, job.scenario);
  try {
    const way = await cell.play(job.fault, job.nth, job.operation);
    return { ...job, ...(way && { way }) };
  } catch (error) {
    await cell.engine.destroy().catch(() => undefined);
    return { ...job, violation: `${(error as Error).message}\n${cell.shown}` };
  } finally {
    lane.emulator.clearFaults();
  }
}

async function inLanes<T, R>(lanes: Lane[], jobs: T[], run: (lane: Lane, job: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      for (let index = next++; index < jobs.length; index = next++) results[index] = await run(lane, jobs[index] as T);
    }),
  );
  return results;
}

const WAYS: Way[] = ["at once", "next up", "after a refresh", "asked to overwrite"];

/** How many cells of each fault came to what is declared, and how. */
function table(outcomes: Outcome[]): string {
  const row = (name: string, of: Outcome[]) =>
    [
      name.padEnd(34),
      ...[of.length, ...WAYS.map((way) => of.filter((it) => it.way === way).length)].map((it) =>
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
