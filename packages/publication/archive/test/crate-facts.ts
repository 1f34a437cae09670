import { judgeClaims, makeProvenance } from "@quickening/paper";
import { factsOfSleep } from "../../paper/test/provenance-facts.ts";
import type { CrateFacts } from "../src/ro-crate/crate-facts.ts";

/** The facts of a crate of the same paper. */
export function crateFactsOfSleep(): CrateFacts {
	const provenance = makeProvenance(factsOfSleep);
	const paths = Object.values(provenance.stages).flatMap(({ script, outputs }) => [
		script,
		...outputs.map(({ path }) => path),
	]);
	const held = [...new Set(["README.md", "papers/sleep/dvc.yaml", ...paths])].filter(
		(path) => path !== "papers/sleep/results/fit.json",
	);
	return {
		provenance,
		description: "About nights.",
		keywords: ["sleep"],
		licence: "MIT",
		publisher: { name: "The sleepers", url: "https://example.org/sleepers" },
		claims: judgeClaims(factsOfSleep.definition.claims, factsOfSleep.values!),
		figures: factsOfSleep.figures,
		files: held.map((path, i) => ({
			path,
			bytes: i,
			sha256: String(i % 10).repeat(64),
			swhid: `swh:1:cnt:${String(i).padStart(40, "0")}`,
		})),
		withheld: new Map([["papers/sleep/results/fit.json", "Left out: restricted."]]),
		software: { dvc: "3.67.1", node: "22.0.0", quickening: "0.1.0" },
		variables: { TZ: "UTC" },
	};
}
