import { toleratedDifferences, waitsFor } from "@quickening/paper";
import { print } from "@quickening/pipeline/tolerance";
import { formatCount } from "@quickening/workspace/terminal";
import type { Review, ReviewedOutput } from "./review-report.ts";

/** Whether a paper came to be rebuilt, so that there is something to certify. */
export function isRebuilt({ verdict }: Pick<Review, "verdict">): boolean {
	return verdict !== "failed" && verdict !== "waiting";
}

/** The verdict in one sentence, with its counts. */
export function verdictSentence(review: Review): string {
	const { verdict, outputs, findings } = review;
	if (verdict === "waiting") {
		const what = waitsFor(review.waiting);
		return `Not reviewed: ${what === "data" ? "the data" : what} could not be had`;
	}
	if (verdict === "failed") return "The paper could not be rebuilt";
	const count = (state: ReviewedOutput["state"]) => outputs.filter((output) => output.state === state).length;
	const all = formatCount(outputs.length, "output");
	if (verdict === "agrees") {
		return `${outputs.length === 1 ? "The one output" : `All ${all}`} came out the same, byte for byte`;
	}
	const tolerated = toleratedDifferences(outputs);
	const within = tolerated === undefined ? "" : `, ${toleratedWords(tolerated)}`;
	if (verdict === "within tolerance") return `${count("identical")} of ${all} came out byte for byte${within}`;
	const differing = count("differs");
	if (differing > 0) return `${differing} of ${all} came out otherwise${within}`;
	const others = `${formatCount(findings.length, "thing")} did not hold`;
	return tolerated === undefined
		? `Every output that was committed came out the same, but ${others}`
		: `No output that was committed came out beyond its tolerance${within}, but ${others}`;
}

/** `2 within tolerance, the largest difference 0.001 (auc in papers/p/results/values/m.json)`. */
function toleratedWords({ outputs, largest }: NonNullable<ReturnType<typeof toleratedDifferences>>): string {
	if (largest === undefined) return `${outputs} within tolerance`;
	return `${outputs} within tolerance, the largest difference ${print(Math.abs(largest.difference))} (${largest.where} in ${largest.path})`;
}

/** The state of claims in the four words, each with its count; those without a claim are left out. */
export function stateWords({ summary, synthetic, repeat, verdict }: Review): string[] {
	const { rebuilt, reproduced, robust, replicated } = summary;
	if (!isRebuilt({ verdict })) {
		const claims = formatCount(rebuilt.of, "claim");
		const word = verdict === "waiting" ? `${claims} waiting, none rebuilt or reviewed` : `${claims} not reviewed`;
		return [...(rebuilt.of > 0 ? [word] : []), ...(synthetic ? ["synthetic"] : [])];
	}
	const tolerable = rebuilt.within === undefined ? "" : `, ${rebuilt.within} of them within tolerance`;
	const unclear = reproduced.inconclusive > 0 ? `, ${reproduced.inconclusive} inconclusive` : "";
	return [
		rebuilt.of > 0 ? `rebuilt ${rebuilt.agree}/${rebuilt.of}${tolerable}` : "",
		reproduced.of > 0 ? `reproduced ${reproduced.agree} of ${reproduced.of}${unclear}` : "",
		robust.of > 0 ? `robust ${robust.agree} of ${robust.of}` : "",
		replicated.of > 0 ? `replicated ${replicated.agree} of ${replicated.of}` : "",
		repeat ? `twice the same ${repeat.identical} of ${repeat.of}` : "",
		synthetic ? "synthetic" : "",
	].filter((word) => word !== "");
}

/** Who checked, or that nobody is named. */
export function checkerWords({ checked }: Pick<Review, "checked">): string {
	if (!checked.by) return "nobody is named; a program rebuilt it";
	return checked.by.orcid ? `${checked.by.name} (ORCID ${checked.by.orcid})` : checked.by.name;
}

/** How the clean room came to be, in sentences. */
export function roomSentences({ room, commit, repeat, verdict }: Review): string[] {
	const ran: Partial<Record<Review["verdict"], string>> = {
		waiting: "in which no stage ran, since what the paper needs could not be had",
		failed: "in which the rebuild did not come to its end",
	};
	const packages =
		room.packages === "linked"
			? "Its npm packages are those of the checkout that the review was asked for in, whose lock file is the same."
			: "Its npm packages and DVC were installed for it.";
	const data = room.data.map(({ dataset, from }) =>
		from === "this checkout"
			? `The raw data of ${dataset} are the checkout's own; every byte was checked against dataset.json first.`
			: `The raw data of ${dataset} were to be fetched from ${from}, and checked byte for byte.`,
	);
	return [
		`The commit ${commit.id.slice(0, 10)} was cloned into an empty folder, ${ran[verdict] ?? "in which every stage ran: nothing that had been made before was used"}.`,
		...(room.untrusted
			? [
					`It was not trusted: all that it holds ran in a sandbox without network, without anything of this machine but its programs read-only, within ${room.untrusted.memoryMb} MB of memory and ${room.untrusted.minutes} minutes.`,
				]
			: []),
		packages,
		...data,
		...(repeat ? ["All of it was done a second time, in a second clone in another place."] : []),
	];
}

/** For scale: how often results of published notebooks come out the same. */
export const scaleSentence =
	"For scale: of 10,388 notebooks of biomedical papers whose dependencies could be installed, 879 gave the same results (Samuel and Mietchen 2024, GigaScience, doi:10.1093/gigascience/giad113).";
