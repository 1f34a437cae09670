import { join } from "node:path";
import { checkRawData, listDatasets, mirrorEntry, mirrorFrom, readDataset } from "@quickening/datasets";
import { formatCount, isUserError } from "@quickening/workspace/terminal";
import type { Finding } from "./finding.ts";

/** Whether the mirror named in QUICKENING_MIRROR can be read, and which data sets of the checkout it holds. */
export async function checkMirror(root: string, setting = process.env.QUICKENING_MIRROR): Promise<Finding> {
	const topic = "mirror";
	try {
		const mirror = mirrorFrom(setting, root);
		if (!mirror) {
			return { topic, level: "note", found: "none named (QUICKENING_MIRROR); data come from their own addresses" };
		}
		const held: string[] = [];
		const slugs = listDatasets(root);
		for (const slug of slugs) {
			if (await mirrorEntry(mirror, readDataset(root, slug), join(root, ".quickening"))) held.push(slug);
		}
		return {
			topic,
			level: "ok",
			found: `${mirror.place} holds ${held.length} of ${formatCount(slugs.length, "data set")}`,
		};
	} catch (error) {
		return { topic, level: "problem", ...explained(error) };
	}
}

/** The raw files of each data set. Missing ones are no fault: papers that need them wait. */
export async function checkDatasets(root: string): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const slug of listDatasets(root)) {
		const topic = `data ${slug}`;
		try {
			const { state, nFiles, problems, command, howToGet } = await checkRawData(root, slug);
			const files = formatCount(nFiles, "file");
			if (state === "present") findings.push({ topic, level: "ok", found: `present, ${files}` });
			else if (state === "missing") {
				findings.push({
					topic,
					level: "note",
					found: `${problems.length} of ${files} missing`,
					whatToDo: howToGet ?? `Run \`${command}\`.`,
				});
			} else {
				const [first] = problems.filter((problem) => problem.kind !== "missing");
				findings.push({
					topic,
					level: "problem",
					found: `changed: ${first!.message}`,
					whatToDo: `Run \`${command}\`.`,
				});
			}
		} catch (error) {
			findings.push({ topic, level: "problem", ...explained(error) });
		}
	}
	return findings;
}

function explained(error: unknown): Pick<Finding, "found" | "whatToDo"> {
	const found = error instanceof Error ? error.message : String(error);
	const whatToDo = isUserError(error) ? error.whatToDo : undefined;
	return whatToDo === undefined ? { found } : { found, whatToDo };
}
