import type { AnnotationMark } from "./annotation-marks.ts";

/** What notes at the file's start say of the file itself. */
export interface AnnotationDefinitions {
	/** The marks without those notes. */
	readonly marks: readonly AnnotationMark[];
	/** Symbols of codes that the file defines. */
	readonly definitions: ReadonlyMap<number, string>;
	/** Of its times; undefined when they are the record's frames. */
	readonly ticksPerSecond: number | undefined;
}

const noteCode = 22;

/**
 * Takes notes about the file as a whole out of its marks: its resolution in time, and codes of its own.
 *
 * Source: annot(5), WFDB Applications Guide; wfdb 4.3.1, `rdann`.
 */
export function annotationDefinitions(all: readonly AnnotationMark[]): AnnotationDefinitions {
	const marks: AnnotationMark[] = [];
	const definitions = new Map<number, string>();
	let ticksPerSecond: number | undefined;
	let isDefining = false;
	for (const mark of all) {
		const { code, note, sample } = mark;
		if (code !== noteCode || sample !== 0) {
			marks.push(mark);
			continue;
		}
		const resolution = /^## time resolution: ([\d.]+)/.exec(note);
		// Codes from 42 on are for users; older programs define them without a heading.
		const definition = (isDefining ? /^(\d+)\s+(\S+)/ : /^(4[2-9])\s+(\S+)/).exec(note);
		if (resolution !== null) ticksPerSecond = Number(resolution[1]);
		else if (note === "## annotation type definitions") isDefining = true;
		else if (note === "## end of definitions") isDefining = false;
		else if (definition !== null) definitions.set(Number(definition[1]), definition[2]!);
		else if (!note.startsWith("## ")) marks.push(mark);
	}
	return { marks, definitions, ticksPerSecond };
}
