import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PaperDefinition } from "@quickening/publishing";
import { readIfThere } from "../files/atomic-file.ts";
import type { DataState } from "./obtain-data.ts";

/** Native libraries that stages of a paper need and that are not on this machine: the paper waits for them as it does for data. */
export function lookAtLibraries(root: string, { stages }: Pick<PaperDefinition, "stages">): DataState[] {
	const needsTensorFlow = Object.values(stages).some(({ native }) => native?.library === "tensorflow");
	if (!needsTensorFlow || existsSync(tensorFlowBinding(root))) return [];
	const reason = whyNoTensorFlow(root) ?? `set-up brings it for linux-x64; this is ${process.platform}-${process.arch}`;
	return [{ state: "waiting", waiting: { dataset: "TensorFlow", reason, command: "npm run setup" } }];
}

/** Where set-up links the binding of tfjs-node. */
export function tensorFlowBinding(root: string): string {
	return join(root, "node_modules", "@tensorflow", "tfjs-node", "lib", "napi-v8", "tfjs_binding.node");
}

/** What set-up wrote down when it could not bring TensorFlow. */
export function whyNoTensorFlow(root: string): string | undefined {
	const written = readIfThere(join(root, ".quickening", "tensorflow-failed"))?.toString("utf8");
	return written?.split("\n").slice(1).join(" ").trim() || undefined;
}
