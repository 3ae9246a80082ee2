// How long the real provider process takes to answer `check` and `diff` for a model of 1.4 MB in which a little has changed, beside a bare
// dynamic resource with the same texts. Requests are encoded beforehand and answers not decoded: the engine's part is not ours.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stub } from "../provider/dynamic/stub";
import { modelHash, toWire } from "../provider/model/wire/model";
import { startEngine } from "../test/plugin/engine";
import { urnOf } from "../test/plugin/resources";
import { fromSdk, providerProcess } from "../test/plugin/sdk";

const ROUNDS = 15;
type Times = Record<"ours" | "bare", number[]>;
const grpc = fromSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
const proto = fromSdk("@pulumi/pulumi/proto/provider_pb") as typeof import("@pulumi/pulumi/proto/provider_pb");
const { Struct } = fromSdk("google-protobuf/google/protobuf/struct_pb");

const HANDLERS = {
  ours: stub("interactionModel"),
  bare: "exports.handler = () => ({ check: async (olds, news) => ({ inputs: news }), diff: async () => ({ changes: true }) });",
};

function largeModel(first: string) {
  const values = Array.from({ length: 28_000 }, (_, index) => ({
    name: { value: `${index === 0 ? first : "this is one of the values"} ${index}` },
  }));
  const intents = [{ name: "PickIntent", slots: [{ name: "pick", type: "PICK" }], samples: ["pick {pick}"] }];
  return { languageModel: { invocationName: "large choice", intents, types: [{ name: "PICK", values }] } };
}

function requestsFor(handler: string): [method: string, request: Buffer][] {
  const place = {
    skillId: "amzn1.ask.skill.1",
    locale: "en-US",
    stage: "development",
    onConflict: "fail",
    references: {},
  };
  const declared = (first: string) => {
    const shared = { ...place, __provider: handler, __urn: urnOf("interactionModel") };
    return { ...shared, model: toWire(largeModel(first)).text };
  };
  const struct = (properties: object) => Struct.fromJavaScript(properties);
  const check = new proto.CheckRequest();
  check.setOlds(struct(declared("old")));
  check.setNews(struct({ ...declared("new"), __preview: true }));
  const diff = new proto.DiffRequest();
  diff.setId("amzn1.ask.skill.1/development/en-US");
  diff.setOlds(struct({ ...place, __provider: handler, modelHash: modelHash(largeModel("old")) }));
  diff.setNews(struct(declared("new")));
  return [
    ["Check", Buffer.from(check.serializeBinary())],
    ["Diff", Buffer.from(diff.serializeBinary())],
  ];
}

async function main(): Promise<void> {
  const { program, cwd } = providerProcess("newest");
  const engine = await startEngine();
  const child = spawn(process.execPath, [program, engine.address], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  try {
    report(await measure(child));
  } finally {
    child.kill();
    engine.stop();
  }
}

async function measure(child: ChildProcess): Promise<Times> {
  const [port] = await once(createInterface(child.stdout as NodeJS.ReadableStream), "line");
  const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), unlimited);
  const call = (method: string, request: Buffer) =>
    new Promise<Buffer>((resolve, reject) => {
      const same = (bytes: Buffer) => bytes;
      client.makeUnaryRequest(`/pulumirpc.ResourceProvider/${method}`, same, same, request, (error, answer) =>
        error || !answer ? reject(error) : resolve(answer),
      );
    });
  const configure = new proto.ConfigureRequest();
  configure.setArgs(Struct.fromJavaScript({}));
  await call("Configure", Buffer.from(configure.serializeBinary()));

  const times: Times = { ours: [], bare: [] };
  const requests = { ours: requestsFor(HANDLERS.ours), bare: requestsFor(HANDLERS.bare) };
  for (let round = 0; round < ROUNDS; round++)
    for (const who of ["ours", "bare"] as const) {
      // In turns, so that whatever else this machine does weighs on both.
      const began = performance.now();
      for (const [method, request] of requests[who]) await call(method, request);
      times[who].push(performance.now() - began);
    }
  client.close();
  return times;
}

function report({ ours, bare }: Times): void {
  const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  const size = (JSON.stringify(largeModel("old")).length / 1e6).toFixed(2);
  const [one, other] = [median(ours), median(bare)];
  console.log(`check and diff of ${size} MB, against a bare resource with the same text: ${(one / other).toFixed(2)}`);
  console.log(
    `milliseconds, median of ${ROUNDS}: ${one.toFixed(0)} (limit 250); the first ${ours[0]?.toFixed(0)}; bare ${other.toFixed(0)}`,
  );
  if (one > 250) process.exitCode = 1;
}

export const done = main();
