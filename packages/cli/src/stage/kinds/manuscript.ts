import type { PaperDefinition } from "@quickening/publishing";
import { renderManuscript } from "@quickening/publishing/render";
import type { RunningJob } from "../job.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Sets the manuscript as PDF. */
export async function setManuscript(job: RunningJob): Promise<void> {
	const { datasetTitles, ...facts } = job.facts as unknown as PaperDefinition & {
		readonly datasetTitles: Readonly<Record<string, string>>;
	};
	const pdf = await renderManuscript({ paper: onlyFacts(facts), paperFolder: job.paperFolder, datasetTitles });
	writeOutputs(job, { pdf });
}

/** What is printed must be part of the fingerprint: the rest of paper.ts is not there to be read. */
function onlyFacts(facts: PaperDefinition): PaperDefinition {
	return new Proxy(facts, {
		get(target, key) {
			if (key === "stages" || key === "claims") {
				throw new Error(`the manuscript cannot print paper.${key}: its fingerprint does not hold them`);
			}
			return Reflect.get(target, key);
		},
	});
}
