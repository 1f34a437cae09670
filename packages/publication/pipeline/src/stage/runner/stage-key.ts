import { createHash } from "node:crypto";
import { join } from "node:path";
import { contentHash, machineKind, tensorFlowHashes } from "../../store/index.ts";
import type { PreparedStage } from "./prepare.ts";

/** A change here makes every stage anew: raise it when a stage would be handed something else. */
const SCHEMA = 1;

/**
 * The name of a stage's results: all that can change them, or whether they may stand. Its code with the pinned variables (the
 * fingerprint), its inputs and parameters by content, the values that it declares, Node and the platform; where npm packages
 * stand behind it, which may be native, the processor's kind too, and TensorFlow's own bytes where it is one of them.
 *
 * @param store - Folder of the store.
 */
export function stageKey(root: string, store: string, { paper, plan, stage, code, params }: PreparedStage): string {
	const packages = code.npm.filter((each) => !each.startsWith("node@"));
	const isNative = packages.length > 0 || paper.stages[stage.name]?.native !== undefined;
	const hasTensorFlow = packages.some((each) => each.startsWith("@tensorflow/tfjs-node@"));
	const facts = {
		schema: SCHEMA,
		paper: plan.slug,
		stage: stage.name,
		code: code.sha256,
		params,
		inputs: stage.inputs.map(({ name, path }) => [name, path, contentHash(join(root, path))]),
		outputs: stage.outputs.map(({ name, path }) => [name, path]),
		facts: stage.facts,
		values: paper.stages[stage.name]?.values,
		node: { ...versions(), platform: process.platform, arch: process.arch },
		...(isNative && { machine: machineKind() }),
		...(hasTensorFlow && { tensorFlow: tensorFlowHashes(root, store) }),
	};
	return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

function versions(): Record<string, string | undefined> {
	const { node, v8, icu, unicode, zlib, openssl } = process.versions;
	return { node, v8, icu, unicode, zlib, openssl };
}
