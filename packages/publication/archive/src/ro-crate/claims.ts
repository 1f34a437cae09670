import type { JudgedClaim } from "@quickening/paper";
import { formatInterval, formatSpread, formatValue } from "@quickening/paper";
import type { CrateFacts } from "./crate-facts.ts";
import type { CratePlaces } from "./files.ts";
import { type CrateGraph, localId, references } from "./graph.ts";

/** Adds each claim with its value (unit, n, interval) and a review in each word in which it was judged; gives the ids. */
export function addClaims(
	graph: CrateGraph,
	{ claims, provenance }: CrateFacts,
	agents: readonly string[],
	places: CratePlaces,
): { claims: string[]; values: string[] } {
	const values: string[] = [];
	const ids = claims.map((claim) => {
		const file = provenance.results[`value:${claim.valueId}`]?.file;
		const value = addValue(graph, claim, file === undefined ? undefined : places.of(file));
		values.push(value);
		const id = graph.add({
			"@id": localId("claim", claim.id),
			"@type": "Claim",
			name: claim.id,
			text: claim.sentenceText,
			author: references(agents),
			isBasedOn: { "@id": value },
		});
		for (const [word, text] of judgements(claim)) {
			graph.add({
				"@id": localId("review", claim.id, word),
				"@type": "ClaimReview",
				name: `${claim.id}: ${word}`,
				claimReviewed: claim.sentenceText,
				itemReviewed: { "@id": id },
				reviewAspect: word,
				reviewBody: text,
			});
		}
		return id;
	});
	return { claims: ids, values: [...new Set(values)] };
}

function addValue(graph: CrateGraph, { valueId, value }: JudgedClaim, file: string | undefined): string {
	const id = localId("value", valueId);
	const parts = [
		graph.add({
			"@id": localId("value", valueId, "n"),
			"@type": "PropertyValue",
			name: "n",
			description: `How many stand behind ${valueId}`,
			value: value.n,
			unitText: value.units,
		}),
	];
	if (value.spread) {
		const { spread } = value;
		parts.push(
			graph.add({
				"@id": localId("value", valueId, "spread"),
				"@type": "PropertyValue",
				name: formatSpread(spread, value).replaceAll("\u00a0", " "),
				...("value" in spread ? { value: spread.value } : { minValue: spread.low, maxValue: spread.high }),
				unitText: value.unit,
				measurementTechnique: spread.kind,
			}),
		);
	}
	if (value.interval) {
		parts.push(
			graph.add({
				"@id": localId("value", valueId, "interval"),
				"@type": "PropertyValue",
				name: formatInterval(value.interval, value).replaceAll("\u00a0", " "),
				minValue: value.interval.low,
				maxValue: value.interval.high,
				unitText: value.unit,
				measurementTechnique: value.interval.method,
			}),
		);
	}
	return graph.add({
		"@id": id,
		"@type": "PropertyValue",
		propertyID: valueId,
		name: `${valueId}: ${formatValue(value).replaceAll("\u00a0", " ")}`,
		description: value.method,
		value: value.value,
		unitText: value.unit,
		valueReference: references(parts),
		isPartOf: file === undefined ? undefined : { "@id": file },
	});
}

function judgements({ rebuilt, reproduced, robust, replicated }: JudgedClaim): [string, string][] {
	const found: [string, string][] = [
		[
			"rebuilt",
			rebuilt.state === "rebuilt"
				? "rebuilt: same data, same code, the committed value"
				: rebuilt.state === "new" || rebuilt.state === "waiting" || rebuilt.state === "not rebuilt"
					? "not judged: no rebuild on the machine that wrote the crate stands behind it"
					: [rebuilt.state, ...(rebuilt.differences ?? [])].join("; "),
		],
	];
	if (reproduced) {
		const { state, published, margin, source, where, reason, note } = reproduced;
		found.push([
			"reproduced",
			`${state}: ${reason} Published: ${published} (${where}; ${source}), margin ${margin}.${note ? ` ${note}` : ""}`,
		]);
	}
	for (const [word, judged] of [["robust", robust] as const, ["replicated", replicated] as const]) {
		if (judged)
			found.push([word, `holds in ${judged.agree} of ${judged.of}: ${judged.values.map(({ id }) => id).join(", ")}`]);
	}
	return found;
}
