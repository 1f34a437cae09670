import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import { readIfThere } from "@quickening/workspace";
import type { DataState } from "./obtain-data.ts";

type WaitingState = Extract<DataState, { state: "waiting" }>;

/**
 * Native libraries that stages of a paper need and that are not on this machine: the paper waits for them as it does for data.
 */
export function lookAtLibraries(root: string, { stages }: Pick<PaperDefinition, "stages">): WaitingState[] {
	const needsTensorFlow = Object.values(stages).some(({ native }) => native?.library === "tensorflow");
	if (!needsTensorFlow || existsSync(tensorFlowBinding(root))) return [];
	const reason = whyNoTensorFlow(root);
	return [{ state: "waiting", waiting: { dataset: "TensorFlow", kind: "library", reason, command: "npm run setup" } }];
}

/** Where set-up links the binding of tfjs-node. */
export function tensorFlowBinding(root: string): string {
	return join(root, "node_modules", "@tensorflow", "tfjs-node", "lib", "napi-v8", "tfjs_binding.node");
}

/** What set-up wrote down when it could not bring TensorFlow, or where it brings it. */
export function whyNoTensorFlow(root: string): string {
	const written = readIfThere(join(root, ".quickening", "tensorflow-failed"))?.toString("utf8") ?? "";
	const [, ...reason] = written.split("\n");
	return reason.join(" ").trim() || `set-up brings it for linux-x64; this is ${process.platform}-${process.arch}`;
}
