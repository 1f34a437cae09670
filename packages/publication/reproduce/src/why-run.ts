import { join } from "node:path";
import type { LockedStage } from "@quickening/dvc";
import { md5, readIfThere } from "@quickening/workspace";
import { parse } from "yaml";

/** The parameters of a paper, as params.yaml has them. */
export function readParameters(folder: string): Record<string, unknown> {
	return (parse(readIfThere(join(folder, "params.yaml"))?.toString("utf8") ?? "") ?? {}) as Record<string, unknown>;
}

/**
 * Why DVC would run a stage, as far as it can be told from dvc.lock, code, parameters and the paper's own files; raw
 * data are looked at elsewhere.
 *
 * @param folder - The paper's folder.
 * @param locked - What dvc.lock says of the stage.
 */
export function whyRun(
	folder: string,
	locked: LockedStage | undefined,
	known: {
		readonly name: string;
		readonly codeSha256: string;
		readonly params: Readonly<Record<string, unknown>>;
		readonly willChange: ReadonlySet<string>;
		readonly unbelieved: ReadonlySet<string>;
	},
): string | undefined {
	if (locked === undefined) return "never run";
	const { "code.json": code = {}, "params.yaml": parameters = {} } = (locked.params ?? {}) as Record<
		string,
		Record<string, unknown>
	>;
	if (code[`stages.${known.name}`] !== known.codeSha256) return "its code changed";
	const moved = Object.keys(parameters).find(
		(key) => JSON.stringify(parameters[key]) !== JSON.stringify(known.params[key]),
	);
	if (moved !== undefined) return `parameter ${moved} changed`;
	for (const { path, md5: before } of locked.deps ?? []) {
		if (path.startsWith("../")) continue;
		const bytes = readIfThere(join(folder, path));
		if (bytes === undefined) return `${path} is missing`;
		if (before !== undefined && md5(bytes) !== before) return `${path} changed`;
	}
	if (known.unbelieved.has(known.name)) return "its results were not made here";
	const upstream = (locked.deps ?? []).find(({ path }) => known.willChange.has(path));
	return upstream && `${upstream.path} is made anew (it runs only if that changes)`;
}
