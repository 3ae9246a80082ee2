import { createRequire } from "node:module";

type Severity = "INFO" | "WARNING";

interface LogMessageOptions {
  text: string;
  severity: Severity;
  /** Replaced by the next one. */
  ephemeral?: boolean;
}

/** Sends messages to the engine, for one resource. Best effort: a failure to send one is ignored. */
export class EngineLog {
  private last: Promise<void> = Promise.resolve();
  private readonly urn: string | undefined;

  /** `urn` undefined: it is not known whose row it would be, so nothing is said. */
  constructor(urn: unknown) {
    // A malformed URN makes the CLI panic; an empty one is the stack's row.
    const isSound = typeof urn === "string" && /^urn:pulumi:.+::.+::.+::.+/.test(urn);
    this.urn = urn === undefined ? undefined : isSound ? urn : "";
  }

  send(message: LogMessageOptions): void {
    const { urn } = this;
    if (urn !== undefined) this.last = this.last.then(() => log(urn, message));
  }

  /** Waits until the engine has all of them: later than the resource's own response, they would come too late to be shown. */
  flush(): Promise<void> {
    return this.last;
  }
}

let connection: EngineConnection | undefined;

async function log(urn: string, { text, severity, ephemeral = false }: LogMessageOptions): Promise<void> {
  try {
    connection ??= connect();
    const { client, LogRequest, LogSeverity } = connection;
    const request = new LogRequest();
    request.setUrn(urn);
    request.setMessage(text);
    request.setSeverity(LogSeverity[severity]);
    request.setEphemeral(ephemeral);
    await new Promise<void>((resolve) => client.log(request, { deadline: Date.now() + 5_000 }, () => resolve()));
  } catch {
    return;
  }
}

interface EngineConnection {
  client: { log(request: LogMessage, options: { deadline: number }, done: () => void): unknown };
  LogRequest: new () => LogMessage;
  LogSeverity: Record<Severity, number>;
}

interface LogMessage {
  setUrn(urn: string): void;
  setMessage(text: string): void;
  setSeverity(severity: number): void;
  setEphemeral(ephemeral: boolean): void;
}

// The engine's address is the provider process's first argument; gRPC is the SDK's own dependency, so it is resolved from there.
function connect(): EngineConnection {
  const address = process.argv[2] ?? "";
  if (!/^127\.0\.0\.1:\d+$/.test(address)) throw new Error("no engine");
  const fromSdk = createRequire(require.resolve("@pulumi/pulumi"));
  const grpc = fromSdk("@grpc/grpc-js");
  const { EngineClient: Client } = fromSdk("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = fromSdk("@pulumi/pulumi/proto/engine_pb");
  return { client: new Client(address, grpc.credentials.createInsecure()), LogRequest, LogSeverity };
}
