import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { cpus } from "node:os";
import { basename, dirname, join } from "node:path";
import { readJsonIfThere, readTextIfThere, writeAtomically } from "@quickening/workspace";
import { contentHash } from "./content-hash.ts";

/**
 * What of a machine can change the bytes that native code makes: the processor's kind, with the instructions and the
 * caches that libraries choose their ways by, and the C library.
 */
export function machineKind(): Readonly<Record<string, unknown>> {
	const flags = /^(?:flags|Features)\s*:\s*(.+)$/m.exec(readTextIfThere("/proc/cpuinfo") ?? "")?.[1];
	// The network is nobody's business here, and looking it up takes its time.
	const reporter = Object.assign(process.report, { excludeNetwork: true });
	const report = reporter.getReport() as { header?: { glibcVersionRuntime?: string } };
	return {
		model: cpus()[0]?.model ?? "",
		flags: flags?.split(" ").sort().join(" ") ?? "",
		caches: cacheSizes(),
		libc: report.header?.glibcVersionRuntime ?? "",
	};
}

/** Sizes of the first core's caches, as the system says them. */
function cacheSizes(): string[] {
	const folder = "/sys/devices/system/cpu/cpu0/cache";
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.startsWith("index"))
		.sort()
		.map((name) =>
			existsSync(join(folder, name, "size")) ? readFileSync(join(folder, name, "size"), "utf8").trim() : "",
		);
}

/**
 * Hashes of TensorFlow as it lies on this machine: what set-up compiled or fetched for tfjs-node, and the libraries beside
 * it, by name. Half a gigabyte is not read for every stage: a hash is remembered with the size and the times of its file.
 *
 * @param store - Where hashes are remembered.
 */
export function tensorFlowHashes(root: string, store: string): Readonly<Record<string, string>> {
	const addon = join(root, "node_modules", "@tensorflow", "tfjs-node");
	const bindings = filesIn(join(addon, "lib", "napi-v8"), /\.node$/).map((path) => realpathSync(path));
	const folders = [...new Set(bindings.map((path) => join(dirname(path), "lib"))), join(addon, "deps", "lib")];
	const libraries = folders.flatMap((folder) => filesIn(folder, /\.(?:so|dylib|dll)\b/));
	const memory = join(store, "libraries.json");
	const known = readJsonIfThere<Record<string, string>>(memory) ?? {};
	const found = [...bindings, ...libraries].map((path) => {
		const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
		const mark = [path, size, mtimeNs, ctimeNs, ino].join(" ");
		return { name: basename(path), mark, hash: known[mark] ?? contentHash(path)! };
	});
	if (found.some(({ mark }) => known[mark] === undefined)) {
		const learned = Object.fromEntries(found.map(({ mark, hash }) => [mark, hash]));
		writeAtomically(memory, `${JSON.stringify({ ...known, ...learned })}\n`);
	}
	return Object.fromEntries(found.map(({ name, hash }) => [name, hash]));
}

function filesIn(folder: string, pattern: RegExp): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => pattern.test(name))
		.sort()
		.map((name) => join(folder, name));
}
