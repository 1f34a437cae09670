import type { DeidentificationReport, ReportedCount } from "@quickening/disclosure";
import { formatTable } from "@quickening/workspace/terminal";

/** The report of a de-identification for a terminal. Counts are rounded, and small ones only said to be small. */
export function reportText(report: DeidentificationReport): string {
	const { kAnonymity, lDiversity, columns, nRows, nPeople } = report;
	const table = formatTable(
		[{ header: "column" }, { header: "what was done" }, { header: "cells", align: "right" }, { header: "to look at" }],
		columns.map(({ column, treatment, nCells, flags = [], nRareValues, because }) => [
			column,
			treatment,
			nCells === undefined ? "" : countText(nCells),
			[
				...flags.map((flag) => (flag === "rare values" ? `${nRareValues} rare values` : flag)),
				...(because ? [`kept: ${because}`] : []),
			].join(", "),
		]),
	);
	const lines = [`${countText(nRows)} rows of ${countText(nPeople)} people, rounded to 5`, "", table, ""];
	if (kAnonymity) {
		const { k, isMet, quasiIdentifiers, smallestClass, nPeopleAtRisk, nClasses, nClassesBelowK } = kAnonymity;
		lines.push(
			`k-anonymity of ${quasiIdentifiers.join(", ")}, k = ${k}: ${isMet ? "met" : "not met"}; smallest class ${countText(smallestClass)}; ` +
				`${nClassesBelowK} of ${nClasses} classes below k, ${countText(nPeopleAtRisk)} people in them`,
		);
		if (!isMet)
			lines.push(
				"  Make the quasi-identifiers coarser (age in bands, region instead of place), or drop one, and run it again.",
			);
	} else lines.push("k-anonymity: not judged, since the plan names no quasi-identifier");
	for (const { column, distinct, entropy } of lDiversity) {
		lines.push(
			`l-diversity of ${column}: ${distinct} (distinct), ${entropy.toFixed(1)} (entropy), the least of all classes`,
		);
	}
	return `${lines.join("\n")}\n`;
}

function countText(count: ReportedCount): string {
	return String(count);
}
