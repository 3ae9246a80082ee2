import type { ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromSdk } from "./sdk";

const grpc = fromSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
const { EngineService } = fromSdk("@pulumi/pulumi/proto/engine_grpc_pb");
const { LogSeverity } = fromSdk("@pulumi/pulumi/proto/engine_pb") as typeof import("@pulumi/pulumi/proto/engine_pb");
const empty = fromSdk("google-protobuf/google/protobuf/empty_pb") as { Empty: new () => Empty };

export interface Message {
  text: string;
  urn: string;
  severity: "INFO" | "WARNING" | "ERROR" | "DEBUG";
  ephemeral: boolean;
}

/** The part of Pulumi's engine that takes messages. */
export async function startEngine(): Promise<{ address: string; messages: Message[]; stop(): void }> {
  const messages: Message[] = [];
  const severities = Object.keys(LogSeverity) as Message["severity"][];
  const server = new grpc.Server();
  server.addService(
    { log: EngineService.log },
    {
      log({ request }: ServerUnaryCall<LogRequest, Empty>, answer: sendUnaryData<Empty>) {
        const severity = severities.find((name) => LogSeverity[name] === request.getSeverity()) ?? "ERROR";
        const { urn, message: text, ephemeral } = request.toObject();
        messages.push({ text, urn, severity, ephemeral });
        answer(null, new empty.Empty());
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, messages, stop: () => server.forceShutdown() };
}
