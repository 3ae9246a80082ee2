import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Metadata, ServiceError } from "@grpc/grpc-js";
import { type Message, startEngine } from "./engine";
import { fromSdk, providerProcess, type Sdk } from "./sdk";

const grpc = fromSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
const { ResourceProviderClient } = fromSdk("@pulumi/pulumi/proto/provider_grpc_pb");
const proto = fromSdk("@pulumi/pulumi/proto/provider_pb") as typeof import("@pulumi/pulumi/proto/provider_pb");
const { Status } = fromSdk("@pulumi/pulumi/proto/status_pb") as typeof import("@pulumi/pulumi/proto/status_pb");
const { Struct } = fromSdk(
  "google-protobuf/google/protobuf/struct_pb",
) as typeof import("google-protobuf/google/protobuf/struct_pb");

const { Empty } = fromSdk(
  "google-protobuf/google/protobuf/empty_pb",
) as typeof import("google-protobuf/google/protobuf/empty_pb");

export type Properties = Record<string, unknown>;

/** A create or an update that the service took but that is not finished. */
export interface Partial {
  id: string;
  outs: Properties;
  reasons: string[];
}

/** What the engine is told when a call fails. */
export class PluginError extends Error {
  constructor(
    message: string,
    readonly partial: Partial | undefined,
  ) {
    super(message);
  }
}

/** The real provider process of an SDK, spoken to as the engine does. */
export interface Plugin {
  check(
    olds: Properties,
    news: Properties,
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }>;
  diff(id: string, olds: Properties, news: Properties): Promise<{ changes: boolean | undefined; replaces: string[] }>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  /** An empty id means that it is gone. */
  read(
    id: string,
    outs: Properties,
    inputs?: Properties,
  ): Promise<{ id: string; outs: Properties; inputs: Properties | undefined }>;
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  /** `urn` is what the engine calls the resource by now; without it the request has none. */
  delete(id: string, outs: Properties, urn?: string): Promise<void>;
  /** What the engine calls at the first Ctrl-C. */
  cancel(): Promise<void>;
  /** What the engine was told, oldest first. */
  messages: Message[];
  /** What the process wrote to stdout and stderr. */
  output(): string;
  /** Empties `messages` and `output`, for the next test. */
  forget(): void;
  /** Whether it was neither cancelled, which is for good, nor ended. */
  isReusable(): boolean;
  /** The process ends at once, with whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Options of Node by which the process starts in half the time (test/quick-start.cjs); without them it starts as a user's. */
export const QUICK_START = ["--require", require.resolve("../quick-start.cjs")];

/** Starts the process with a stack's configuration; nothing of this process's environment is for Alexa. `options` are Node's. */
export async function startPlugin(
  sdk: Sdk,
  config: Record<string, string> = {},
  options: string[] = [],
): Promise<Plugin> {
  const engine = await startEngine();
  const { program, cwd } = providerProcess(sdk);
  const env = { PATH: process.env.PATH, HOME: "/nonexistent", PULUMI_NODEJS_PROJECT: "test" };
  const child = spawn(process.execPath, [...options, program, engine.address], { cwd, env });
  let output = "";
  let cancelled = false;
  const note = (text: Buffer | string) => {
    output += text;
  };
  child.stderr.on("data", note);
  const lines = createInterface(child.stdout);
  const [port] = await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(() => Promise.reject(new Error(output))),
  ]);
  lines.on("line", (line) => note(`${line}\n`));
  const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), unlimited);
  const call = <Answer>(method: string, request: unknown) =>
    new Promise<Answer>((resolve, reject) => {
      const done = (error: ServiceError | null, answer: Answer) => (error ? reject(toError(error)) : resolve(answer));
      client[method](request, done);
    });
  const struct = (properties: Properties) =>
    Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
  const plain = (found: { toJavaScript(): unknown } | undefined) => (found?.toJavaScript() ?? {}) as Properties;

  const end = async (signal?: NodeJS.Signals) => {
    const exited = once(child, "exit");
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await exited;
  };

  const configure = new proto.ConfigureRequest();
  configure.setArgs(struct(config));
  await call("configure", configure);

  return {
    async check(olds, news) {
      const request = new proto.CheckRequest();
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const answer = await call<InstanceType<typeof proto.CheckResponse>>("check", request);
      const failures = answer.getFailuresList().map((it) => ({ property: it.getProperty(), reason: it.getReason() }));
      return { inputs: plain(answer.getInputs()), failures };
    },
    async diff(id, olds, news) {
      const request = new proto.DiffRequest();
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const answer = await call<InstanceType<typeof proto.DiffResponse>>("diff", request);
      return { changes: CHANGES[answer.getChanges()], replaces: answer.getReplacesList() };
    },
    async create(inputs) {
      const request = new proto.CreateRequest();
      request.setProperties(struct(inputs));
      const answer = await call<InstanceType<typeof proto.CreateResponse>>("create", request);
      return { id: answer.getId(), outs: plain(answer.getProperties()) };
    },
    async read(id, outs, inputs = {}) {
      const request = new proto.ReadRequest();
      request.setId(id);
      request.setProperties(struct(outs));
      request.setInputs(struct(inputs));
      const answer = await call<InstanceType<typeof proto.ReadResponse>>("read", request);
      const found = answer.getInputs();
      return { id: answer.getId(), outs: plain(answer.getProperties()), inputs: found && plain(found) };
    },
    async update(id, olds, news) {
      const request = new proto.UpdateRequest();
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      return plain((await call<InstanceType<typeof proto.UpdateResponse>>("update", request)).getProperties());
    },
    async delete(id, outs, urn = "") {
      const request = new proto.DeleteRequest();
      request.setUrn(urn);
      request.setId(id);
      request.setProperties(struct(outs));
      await call("delete", request);
    },
    async cancel() {
      cancelled = true;
      await call("cancel", new Empty());
    },
    messages: engine.messages,
    output: () => output,
    forget() {
      engine.messages.length = 0;
      output = "";
    },
    isReusable: () => !cancelled && child.exitCode === null && child.signalCode === null,
    kill: () => end("SIGKILL"),
    async stop() {
      client.close();
      await end();
      engine.stop();
    },
  };
}

const CHANGES = [undefined, false, true];

function toError({ details, metadata }: ServiceError): PluginError {
  return new PluginError(details, partialIn(metadata));
}

// The reasons and the state of what is not finished travel in a trailer.
function partialIn(metadata: Metadata): Partial | undefined {
  const [bytes] = metadata.get("grpc-status-details-bin");
  if (!(bytes instanceof Uint8Array)) return undefined;
  const detail = Status.deserializeBinary(bytes).getDetailsList()[0]?.getValue_asU8();
  const found = proto.ErrorResourceInitFailed.deserializeBinary(detail ?? new Uint8Array());
  const outs = (found.getProperties()?.toJavaScript() ?? {}) as Properties;
  return { id: found.getId(), outs, reasons: found.getReasonsList() };
}
