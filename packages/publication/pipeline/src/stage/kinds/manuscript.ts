import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument, readManuscriptSources, renderManuscript, writeJats, writeWord } from "@quickening/manuscript";
import { type Contact, manuscriptLayouts, type PaperDefinition } from "@quickening/paper";
import type { RunningJob } from "../job.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Sets the manuscript: as PDF in each of its layouts, as Word and as JATS XML. */
export async function setManuscript(job: RunningJob): Promise<void> {
	const { datasetTitles, contact, ...facts } = job.facts as unknown as PaperDefinition & {
		readonly datasetTitles: Readonly<Record<string, string>>;
		readonly contact?: Contact;
	};
	const options = { paper: onlyFacts(facts), paperFolder: job.paperFolder, datasetTitles, ...(contact && { contact }) };
	const sources = readManuscriptSources(options);
	const layouts = facts.manuscript.layouts ?? manuscriptLayouts;
	const steps = layouts.length + 2;
	for (const [i, layout] of layouts.entries()) {
		job.progress(i / steps, `sets the ${layout} layout`);
		writeOutputs(job, { [layout]: await renderManuscript({ ...options, layout }, sources) });
	}
	job.progress(layouts.length / steps, "writes Word and JATS XML");
	const document = await readDocument(options, sources);
	const png = (id: string) => readFileSync(join(job.paperFolder, "results/figures", `${id}.png`));
	writeOutputs(job, { docx: await writeWord(document, png), xml: await writeJats(document) });
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
