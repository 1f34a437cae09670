import { isInvalidInput } from "@quickening/core";
import { readDataset } from "@quickening/datasets";
import { numberParts } from "@quickening/manuscript/numbers";
import { judgeClaims, unjudgedClaims, unjudgedSummary } from "@quickening/paper";
import { madeValues, summarise } from "@quickening/reproduce";
import { compareValues } from "../compare/compare-values.ts";
import { fixedNumbers } from "../compare/fixed-numbers.ts";
import type { Finding, Review, ReviewedDataset, ReviewedOutput } from "../review-report.ts";
import { describeOutput } from "./describe-output.ts";
import { examineManuscripts, type ManuscriptPlace } from "./examine-manuscripts.ts";
import { examineFigures, examineTables, type FigurePictures } from "./examine-parts.ts";
import { generatedFindings, outputFindings, stageFindings, unmadeFindings } from "./find-problems.ts";
import { parseValues, type RoomResults } from "./room-results.ts";

/** What one rebuild shows of a paper: all of a review but who made it and how. */
export interface Examination
	extends Pick<
		Review,
		"summary" | "claims" | "values" | "figures" | "tables" | "manuscripts" | "fixed" | "outputs" | "datasets"
	> {
	readonly findings: readonly Finding[];
	readonly pictures: ReadonlyMap<string, FigurePictures>;
}

/** Compares everything that a rebuild made with what is committed: values, tables, figures, text, files. */
export async function examineRoom(place: ManuscriptPlace, results: RoomResults): Promise<Examination> {
	const { definition, reproduction, paper } = results;
	const manuscript = results.before(definition.manuscript.source)?.toString("utf8") ?? "";
	const numbers = numberParts(manuscript, {
		figures: Object.keys(definition.figures),
		tables: Object.keys(definition.tables),
		citations: [],
	});
	const outputs = results.outputs.map((output): ReviewedOutput => {
		const below = output.path.slice(`papers/${paper}/`.length);
		const stage = results.stageOf.get(below)!;
		const md5 = output.committedSha256 === undefined ? results.lockedMd5(below) : undefined;
		return {
			path: output.path,
			what: describeOutput(below, stage, paper, numbers),
			stage,
			state: output.state,
			bytes: results.after(below)!.byteLength,
			...(output.committedSha256 !== undefined && { committedSha256: output.committedSha256 }),
			...(md5 !== undefined && { committedMd5: md5 }),
			rebuiltSha256: output.rebuiltSha256,
			...(output.kept && { kept: true }),
			...(results.staysHere.has(below) && { staysHere: true }),
			...(output.within && { within: output.within }),
			differences: output.differences ?? [],
		};
	});
	const committedValues = parseValues(results.before("results/values.json"));
	const standingValues = parseValues(results.standing("results/values.json")) ?? {};
	const made = madeValues(results.outputs, results.after);
	// A clone has the committed values from the start: only a rebuild that came to its end says anything of them.
	const isMade =
		results.after("results/values.json") !== undefined &&
		(reproduction.state === "rebuilt" || reproduction.state === "differs");
	const why = reproduction.state === "waiting" ? "waiting" : "not rebuilt";
	const values = isMade ? compareValues(committedValues, { ...standingValues, ...made }, results.tolerances) : [];
	const claims = isMade
		? judge(results, standingValues, committedValues, made)
		: unjudgedClaims(definition.claims, committedValues ?? {}, why);
	const { figures, pictures } = await examineFigures(results, outputs, numbers);
	return {
		summary: isMade ? summarise(claims) : unjudgedSummary(definition.claims, why),
		claims,
		values,
		figures,
		pictures,
		tables: examineTables(results, outputs, numbers),
		manuscripts: await examineManuscripts(place, results, outputs),
		fixed: fixedNumbers(manuscript),
		outputs,
		datasets: definition.datasets.map((slug) => describeDataset(place.room.workspace.root, slug)),
		findings: [
			...(reproduction.problems ?? []).map(
				(message): Finding => ({ kind: "check", where: whereOf(message, paper), message, details: [] }),
			),
			...stageFindings(results),
			...outputFindings(outputs, values),
			...(reproduction.state === "rebuilt" || reproduction.state === "differs"
				? [...generatedFindings(place.room, results), ...unmadeFindings(results)]
				: []),
		],
	};
}

/** The judgement of this program, not of the one that was rebuilt. */
function judge(
	{ definition, tolerances }: RoomResults,
	values: Parameters<typeof judgeClaims>[1],
	committed: Parameters<typeof judgeClaims>[2],
	rebuilt: Parameters<typeof judgeClaims>[1],
) {
	try {
		return judgeClaims(definition.claims, values, committed, { rebuilt, tolerances });
	} catch (error) {
		// The rebuild met the same claim, and told of it among its problems.
		if (!isInvalidInput(error)) throw error;
		return unjudgedClaims(definition.claims, committed ?? {}, "not rebuilt");
	}
}

function describeDataset(root: string, slug: string): ReviewedDataset {
	const { title, citation, doi, licence, tier, files } = readDataset(root, slug);
	return {
		slug,
		title,
		citation,
		doi,
		licence: licence.confirmed ? licence.spdx : `${licence.spdx} (not confirmed)`,
		tier,
		files: files.length,
		bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
	};
}

/** The file that a sentence names first; the paper's folder when it names none. */
export function whereOf(message: string, paper: string): string {
	return /(?:papers|packages|data)\/[\w./-]*\w/.exec(message)?.[0] ?? `papers/${paper}`;
}
