import { accessSync, constants, existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { dirname } from "node:path";
import { cacheFolder } from "@quickening/workspace";
import { formatBytes } from "@quickening/workspace/terminal";
import type { Finding } from "./finding.ts";

/** Below this a build may end in the middle. */
const LITTLE_SPACE_BYTES = 2e9;

/** Processor, threads, memory. Results do not depend on them, times do. */
export function checkMachine(): Finding {
	const model = cpus()[0]?.model.trim() ?? "unknown processor";
	return {
		topic: "machine",
		level: "ok",
		found: `${model}, ${availableParallelism()} threads, ${formatBytes(totalmem())} memory, ${platform()} ${release()} ${arch()}`,
	};
}

/** Free space and permission where set-up and builds write. */
export async function checkDisk(root: string): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const [topic, folder] of [
		["disk (checkout)", root],
		["disk (cache)", cacheFolder()],
	] as const) {
		let there = folder;
		while (!existsSync(there)) there = dirname(there);
		const { bavail, bsize } = await statfs(there);
		const free = bavail * bsize;
		const found = `${formatBytes(free)} free at ${folder}`;
		if (!isWritable(there)) {
			const whatToDo = "See that the folder belongs to you and can be written to.";
			findings.push({ topic, level: "problem", found: `${folder} cannot be written to`, whatToDo });
		} else if (free < LITTLE_SPACE_BYTES) {
			findings.push({ topic, level: "problem", found, whatToDo: `Free some space: builds need about 2 GB.` });
		} else findings.push({ topic, level: "ok", found });
	}
	return findings;
}

function isWritable(folder: string): boolean {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
