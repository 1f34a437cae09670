import {
	type Author,
	type Claim,
	type FigureDefinition,
	manuscriptLayouts,
	type NativeCode,
	type PaperDefinition,
	type PublishedNumber,
	type RobustnessCheck,
	type StageDefinition,
	type TableDefinition,
	type Tolerance,
} from "@quickening/paper";
import { nearestNames } from "@quickening/workspace";
import { definitionLocator } from "./locate-definition.ts";
import type { SyncProblem } from "./plan/problem.ts";

type Add = (at: readonly string[], message: string) => void;
/** Looks at a part of the definition and says what is wrong with it. */
type Rule = (value: unknown, at: readonly string[], add: Add) => void;
/** A rule for each field of a type, the optional ones too: tsc asks for a line here when the type gets a new field. */
type Fields<T> = { readonly [K in keyof Required<T>]: undefined extends T[K] ? Optional : Rule };

interface Optional {
	readonly optional: Rule;
}

/**
 * What is wrong with the fields of a definition, as tsc would say: names that do not exist (with the nearest), what is
 * missing, and values of another type. Nothing else may look at a definition before it has passed.
 */
export async function checkShape(root: string, slug: string, paper: unknown): Promise<SyncProblem[]> {
	const found: { at: readonly string[]; message: string }[] = [];
	object(paperFields)(paper, [], (at, message) => found.push({ at, message }));
	if (found.length === 0) return [];
	const locate = await definitionLocator(root, slug);
	return found.map(({ at, message }) => ({ ...locate(at), message }));
}

const text: Rule = (value, at, add) => {
	if (typeof value !== "string") add(at, `${nameOf(at)} must be a text; got ${shown(value)}`);
};
const isoDate: Rule = (value, at, add) => {
	const isDate = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
	if (!isDate) add(at, `${nameOf(at)} must be an ISO date such as 2026-03-31; got ${shown(value)}`);
};
const number: Rule = (value, at, add) => {
	if (typeof value !== "number" || !Number.isFinite(value))
		add(at, `${nameOf(at)} must be a number; got ${shown(value)}`);
};
const truth: Rule = (value, at, add) => {
	if (typeof value !== "boolean") add(at, `${nameOf(at)} must be true or false; got ${shown(value)}`);
};
const oneOf =
	(choices: readonly string[]): Rule =>
	(value, at, add) => {
		if (!choices.includes(value as string)) {
			add(at, `${nameOf(at)} must be one of ${choices.join(", ")}; got ${shown(value)}`);
		}
	};
const listOf =
	(rule: Rule): Rule =>
	(value, at, add) => {
		if (!Array.isArray(value)) return add(at, `${nameOf(at)} must be a list; got ${shown(value)}`);
		for (const [i, each] of value.entries()) rule(each, [...at, String(i)], add);
	};
const recordOf =
	(rule: Rule): Rule =>
	(value, at, add) => {
		if (!isRecord(value)) return add(at, `${nameOf(at)} must be an object; got ${shown(value)}`);
		for (const [key, each] of Object.entries(value)) rule(each, [...at, key], add);
	};
function object(fields: Readonly<Record<string, Rule | Optional>>): Rule {
	return (value, at, add) => {
		if (!isRecord(value)) return add(at, `${nameOf(at)} must be an object; got ${shown(value)}`);
		const known = Object.keys(fields);
		const missing = known.filter((name) => typeof fields[name] === "function" && value[name] === undefined);
		for (const [name, each] of Object.entries(value)) {
			const rule = Object.hasOwn(fields, name) ? fields[name] : undefined;
			if (rule === undefined) {
				// A mistyped name is told as that, and not as a missing field too.
				const near = nearestNames(name, missing.length > 0 ? [...missing, ...known] : known);
				const meant = missing.indexOf(near[0] ?? "");
				if (meant >= 0) missing.splice(meant, 1);
				const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : `; it may have ${known.join(", ")}`;
				add([...at, name], `${nameOf(at)} has no field ${name}${hint}`);
			} else if (each !== undefined) (typeof rule === "function" ? rule : rule.optional)(each, [...at, name], add);
		}
		if (missing.length > 0) add(at, `${nameOf(at)} must define ${missing.join(", ")}`);
	};
}
const optional = (rule: Rule): Optional => ({ optional: rule });

const source: Rule = (value, at, add) => {
	const kind = isRecord(value) ? value.kind : undefined;
	if (kind === "raw") object({ kind: text, dataset: text, path: text })(value, at, add);
	else if (kind === "output") object({ kind: text, stage: text, name: text })(value, at, add);
	else if (kind === "file") object({ kind: text, path: text })(value, at, add);
	else add(at, `${nameOf(at)} must be rawData(...), output(...) or input(...); got ${shown(value)}`);
};

const criterion: Rule = (value, at, add) => {
	const kind = isRecord(value) ? value.kind : undefined;
	if (kind === "within") object({ kind: text, margin: number })(value, at, add);
	else if (kind === "above" || kind === "below") object({ kind: text, bound: number })(value, at, add);
	else add(at, `${nameOf(at)} must have kind "within", "above" or "below"; got ${shown(kind)}`);
};

const robustness: Rule = object({ values: listOf(text), criterion } satisfies Fields<RobustnessCheck>);

const claim: Rule = object({
	id: text,
	sentence: text,
	value: text,
	tolerance: optional(object({ absolute: number, reason: text } satisfies Fields<Tolerance>)),
	published: optional(
		object({
			value: number,
			source: text,
			where: text,
			margin: number,
			note: optional(text),
		} satisfies Fields<PublishedNumber>),
	),
	robust: optional(robustness),
	replicated: optional(robustness),
} satisfies Fields<Claim>);

const paperFields = {
	slug: text,
	title: text,
	subtitle: optional(text),
	authors: listOf(
		object({
			name: text,
			affiliation: optional(text),
			affiliationUrl: optional(text),
			orcid: optional(text),
			roles: listOf(text),
		} satisfies Fields<Author>),
	),
	version: text,
	date: isoDate,
	abstract: optional(text),
	keywords: listOf(text),
	ethics: text,
	synthetic: truth,
	datasets: listOf(text),
	stages: recordOf(
		object({
			script: text,
			description: text,
			inputs: recordOf(source),
			params: optional(listOf(text)),
			outputs: recordOf(text),
			values: optional(truth),
			native: optional(
				object({
					library: oneOf(["tensorflow"]),
					tolerance: object({ absolute: number, reason: text } satisfies Fields<Tolerance>),
				} satisfies Fields<NativeCode>),
			),
		} satisfies Fields<StageDefinition>),
	),
	figures: recordOf(object({ spec: text, rows: source } satisfies Fields<FigureDefinition>)),
	tables: recordOf(object({ table: text, rows: source } satisfies Fields<TableDefinition>)),
	claims: listOf(claim),
	manuscript: object({
		source: text,
		bibliography: text,
		layouts: optional(listOf(oneOf(manuscriptLayouts))),
		citationStyle: optional(text),
		licence: optional(object({ name: text, address: text })),
	} satisfies Fields<PaperDefinition["manuscript"]>),
} satisfies Fields<PaperDefinition>;

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

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
	if (typeof value === "function") return "a function";
	const written = JSON.stringify(value) ?? "nothing";
	return written.length > 60 ? `${written.slice(0, 57)}...` : written;
}
