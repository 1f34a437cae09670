import type { StatisticKind, TableRule } from "@quickening/disclosure";
import {
	type Author,
	type Claim,
	type FigureDefinition,
	type FundingAward,
	isOrcid,
	manuscriptLayouts,
	type NativeCode,
	type PaperDefinition,
	type PublishedNumber,
	type ReleaseDefinition,
	type RobustnessCheck,
	type StageDefinition,
	type SubmissionDefinition,
	type TableDefinition,
	type Tolerance,
} from "@quickening/paper";
import { linkAddress } from "@quickening/workspace/markup";
import {
	type Entries,
	fields,
	listOf,
	number,
	object,
	oneOf,
	optional,
	readShape,
	recordOf,
	text,
	truth,
} from "@quickening/workspace/shapes";
import * as v from "valibot";
import { definitionLocator } from "./locate-definition.ts";
import { contactShape } from "./plan/contact.ts";
import type { SyncProblem } from "./plan/problem.ts";

/**
 * What is wrong with the fields of a definition, as tsc would say: names that do not exist (with the nearest), what is
 * missing, and values of another type. Nothing else may look at a definition before it has passed.
 */
export async function checkShape(root: string, slug: string, paper: unknown): Promise<SyncProblem[]> {
	const found = readShape(definition, paper, nameOf);
	if ("value" in found) return [];
	const locate = await definitionLocator(root, slug);
	return found.problems.map(({ at, message }) => ({ ...locate(at), message }));
}

const address = v.pipe(
	text,
	v.check((given) => linkAddress(given) !== undefined, "must be an address that begins with https:, http: or mailto:"),
);

const isDate = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));

const source = v.variant(
	"kind",
	[
		fields({ kind: v.literal("raw"), dataset: text, path: text }),
		fields({ kind: v.literal("output"), stage: text, name: text }),
		fields({ kind: v.literal("file"), path: text }),
	],
	"must be rawData(...), output(...) or input(...)",
);

const criterion = v.variant(
	"kind",
	[
		fields({ kind: v.literal("within"), margin: number }),
		fields({ kind: v.picklist(["above", "below"]), bound: number }),
	],
	'must have kind "within", "above" or "below"',
);

const robustness = object({
	values: listOf(text),
	labels: optional(recordOf(text)),
	criterion,
} satisfies Entries<RobustnessCheck>);

const claim = object({
	id: text,
	sentence: text,
	value: text,
	tolerance: optional(object({ absolute: number, reason: text } satisfies Entries<Tolerance>)),
	published: optional(
		object({
			value: number,
			source: text,
			where: text,
			margin: number,
			read: optional(v.literal("abstract", 'must be "abstract", or left out')),
			note: optional(text),
		} satisfies Entries<PublishedNumber>),
	),
	robust: optional(robustness),
	replicated: optional(robustness),
} satisfies Entries<Claim>);

/** Its fields, and that it is either a person or a group, which the type says by two interfaces. */
const author = v.pipe(
	object({
		family: optional(text),
		given: optional(text),
		name: optional(text),
		affiliation: optional(text),
		affiliationUrl: optional(address),
		orcid: optional(v.pipe(text, v.check(isOrcid, "must be an ORCID, such as 0000-0002-1825-0097"))),
		roles: listOf(text),
	} satisfies Record<keyof Author, v.GenericSchema>),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const { family, given, name, orcid } = input;
		const field = (key: "name" | "orcid") =>
			({ type: "object", origin: "value", input, key, value: input[key] }) as const;
		if (name === undefined && family === undefined) {
			addIssue({ message: "must have a family name (and given names), or the name of a group" });
		} else if (name !== undefined && (family !== undefined || given !== undefined)) {
			addIssue({ message: "must be that of a group: a person has family and given alone", path: [field("name")] });
		} else if (name !== undefined && orcid !== undefined) {
			addIssue({ message: "must be that of a person: write family and given instead of name", path: [field("orcid")] });
		}
	}),
) as unknown as v.GenericSchema<unknown, Author>;

const plainKinds = [
	"count",
	"percent",
	"mean",
	"sd",
	"median",
	"quartile",
	"sum",
	"estimate",
	"step",
	"minimum",
	"maximum",
	"prediction",
	"constant",
] as const;

/** What a released column or value is; the words of `@quickening/disclosure`. */
const statistic = v.union(
	[
		v.picklist(plainKinds),
		fields({ kind: v.literal("quantile"), p: number }),
		fields({ kind: v.literal("percent"), of: optional(text), count: optional(text) }),
		fields({ kind: v.literal("sum"), contributions: text }),
		fields({ kind: v.literal("estimate"), parameters: number }),
		fields({ kind: v.literal("step"), along: text }),
		fields({ kind: v.literal("count"), counts: oneOf(["people", "other"]) }),
		fields({ kind: v.literal("leaf") }),
	],
	`must say what it is: ${plainKinds.join(", ")}, or one of these with its facts, such as { kind: "quantile", p: 0.1 }`,
) as v.GenericSchema<unknown, StatisticKind>;

const releasedRows = object({
	groups: listOf(text),
	people: text,
	columns: recordOf(statistic),
} satisfies Entries<TableRule>);

const submission = object({
	correspondence: optional(contactShape),
	funding: optional(text),
	awards: optional(
		listOf(
			object({
				funder: text,
				funderUrl: optional(address),
				number: optional(text),
			} satisfies Entries<FundingAward>),
		),
	),
	interests: optional(text),
	useOfAi: optional(text),
	acknowledgements: optional(text),
	repository: optional(v.union([v.literal(""), address], "must be an address that begins with https: or http:")),
} satisfies Entries<SubmissionDefinition>);

const definition = object({
	slug: text,
	title: text,
	subtitle: optional(text),
	authors: listOf(author),
	version: text,
	date: v.pipe(text, v.check(isDate, "must be an ISO date such as 2026-03-31")),
	abstract: optional(text),
	keywords: listOf(text),
	ethics: text,
	submission: optional(submission),
	synthetic: truth,
	datasets: listOf(text),
	stages: recordOf(
		object({
			script: text,
			description: text,
			inputs: recordOf(source),
			params: optional(listOf(text)),
			outputs: recordOf(text),
			values: optional(
				listOf(
					text,
					'must be a list of the ids that the stage records, or patterns of them, such as ["auc.primary", "count.*"]',
				),
			),
			native: optional(
				object({
					library: oneOf(["tensorflow"]),
					values: optional(recordOf(object({ absolute: number, reason: text } satisfies Entries<Tolerance>))),
					outputs: optional(recordOf(object({ absolute: number, reason: text } satisfies Entries<Tolerance>))),
				} satisfies Entries<NativeCode>),
			),
			release: optional(
				object({
					outputs: optional(recordOf(releasedRows)),
					values: optional(recordOf(statistic)),
				} satisfies Entries<ReleaseDefinition>),
			),
		} satisfies Entries<StageDefinition>),
	),
	figures: recordOf(object({ spec: text, rows: source } satisfies Entries<FigureDefinition>)),
	tables: recordOf(object({ table: text, rows: source } satisfies Entries<TableDefinition>)),
	claims: listOf(claim),
	manuscript: object({
		source: text,
		bibliography: text,
		layouts: optional(listOf(oneOf(manuscriptLayouts))),
		citationStyle: optional(text),
		licence: optional(object({ name: text, address })),
	} satisfies Entries<PaperDefinition["manuscript"]>),
} satisfies Entries<PaperDefinition>);

/** "stage features", "claim 3", "stages.features.inputs": how a part is called in a message. */
function nameOf(at: readonly string[]): string {
	if (at.length === 0) return "the paper";
	const [first, second, ...rest] = at;
	const one = { stages: "stage", figures: "figure", tables: "table" }[first ?? ""];
	if (one === undefined || second === undefined) {
		return at.reduce((name, key) => (/^\d+$/.test(key) ? `${name}[${key}]` : name === "" ? key : `${name}.${key}`), "");
	}
	return rest.length === 0 ? `${one} ${second}` : `${rest.join(".")} of ${one} ${second}`;
}
