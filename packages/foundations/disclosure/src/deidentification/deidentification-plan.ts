import { InvalidInputError } from "@quickening/core";
import { type DateFormat, dateFormats } from "./calendar-date.ts";

/** What is done with a column. */
export type Treatment =
	/** Kept as it is. */
	| "keep"
	/** Kept, and part of what people might be recognised by: age, parity, region. */
	| "quasi-identifier"
	/** Kept, and what nobody may learn of a single person: a diagnosis. */
	| "sensitive"
	/** Taken out. */
	| "drop"
	/** An id: replaced by a keyed hash. */
	| "pseudonym"
	/** A calendar date: replaced by days since the person's anchor date. */
	| "days";

/** A treatment with what it needs. */
export interface ColumnPlan {
	readonly as: Treatment;
	/** Of a date: how it is written; ISO 8601 by default. */
	readonly format?: DateFormat;
	/** Of a date with a time in UTC: the zone whose calendar counts, as "Europe/Helsinki". */
	readonly zone?: string;
	/** Of a date with a time: the wall clock's seconds since midnight are kept in a column of their own. */
	readonly withTime?: boolean;
	/** Of an id: what it names; the same person or child gets the same pseudonym in every table of that scope. */
	readonly scope?: string;
	/** Why a column stays that looks like an identifier; it stands in the report. */
	readonly because?: string;
}

/** How a table of people is de-identified. */
export interface DeidentificationPlan {
	/** Column with the person's id. */
	readonly person: string;
	/** Column with the date that the person's days are counted from: index date, last menstrual period, birth. */
	readonly anchor?: string;
	/** Every column of the table; one that is not named is refused. */
	readonly columns: ReadonlyMap<string, ColumnPlan>;
	/** Least number of people who share their quasi-identifiers; 5 by default. */
	readonly k: number;
	/** Cells that say "not measured", besides empty ones. */
	readonly missing: readonly string[];
	/** Whether ids that differ in letter case alone are one person or two; refused when it is not said. */
	readonly idCase?: "same" | "distinct";
}

const treatments: readonly string[] = ["keep", "quasi-identifier", "sensitive", "drop", "pseudonym", "days"];
const fields = new Set(["$schema", "person", "anchor", "columns", "k", "missing", "idCase"]);
const columnFields = new Set(["as", "format", "zone", "withTime", "scope", "because"]);

/**
 * Checks a plan as it is read from JSON: `{ person, anchor?, columns: { <column>: treatment | { as: treatment, ... } }, k?,
 * missing?, idCase? }`.
 *
 * @throws InvalidInputError naming the field, the rule and what was given.
 */
export function checkPlan(plan: unknown): DeidentificationPlan {
	if (!isObject(plan)) throw wrong("plan", "be an object with person and columns", typeof plan);
	for (const field of Object.keys(plan)) {
		if (!fields.has(field)) throw wrong("plan", `hold ${[...fields].slice(1).join(", ")} and nothing else`, field);
	}
	const { person, anchor, columns, k = 5, missing = [], idCase } = plan;
	if (typeof person !== "string" || person === "")
		throw wrong("plan.person", "name the column with the person's id", person);
	if (anchor !== undefined && typeof anchor !== "string")
		throw wrong("plan.anchor", "name the column with the anchor date", anchor);
	if (!isObject(columns)) throw wrong("plan.columns", "say of each column what is done with it", columns);
	if (!Number.isSafeInteger(k) || (k as number) < 2) throw wrong("plan.k", "be a whole number, 2 or more", k);
	if (!Array.isArray(missing) || !missing.every((mark) => typeof mark === "string"))
		throw wrong("plan.missing", "be a list of texts", missing);
	if (idCase !== undefined && idCase !== "same" && idCase !== "distinct")
		throw wrong("plan.idCase", 'be "same" or "distinct"', idCase);
	const checked = new Map(Object.entries(columns).map(([name, entry]) => [name, checkColumn(name, entry)]));
	const personPlan = checked.get(person);
	if (personPlan?.as !== "pseudonym" && personPlan?.as !== "drop") {
		throw wrong(`plan.columns["${person}"]`, "be pseudonym or drop, since it is the person's id", personPlan?.as);
	}
	return {
		person,
		...(typeof anchor === "string" ? { anchor } : {}),
		columns: checked,
		k: k as number,
		missing: missing as readonly string[],
		...(idCase === undefined ? {} : { idCase }),
	};
}

function checkColumn(name: string, entry: unknown): ColumnPlan {
	const at = `plan.columns["${name}"]`;
	const column = typeof entry === "string" ? { as: entry } : entry;
	if (!isObject(column) || typeof column.as !== "string" || !treatments.includes(column.as)) {
		throw wrong(at, `be one of ${treatments.join(", ")}`, isObject(column) ? column.as : column);
	}
	for (const field of Object.keys(column)) {
		if (!columnFields.has(field)) throw wrong(at, `hold ${[...columnFields].join(", ")} and nothing else`, field);
	}
	const { format, zone, withTime, scope, because } = column;
	if (format !== undefined && !(dateFormats as readonly unknown[]).includes(format)) {
		throw wrong(`${at}.format`, `be one of ${dateFormats.join(", ")}`, format);
	}
	for (const [field, value] of Object.entries({ zone, scope, because })) {
		if (value !== undefined && (typeof value !== "string" || value === ""))
			throw wrong(`${at}.${field}`, "be a text", value);
	}
	if (zone !== undefined && !isZone(zone as string))
		throw wrong(`${at}.zone`, 'be a time zone such as "Europe/Helsinki"', zone);
	if (withTime !== undefined && typeof withTime !== "boolean")
		throw wrong(`${at}.withTime`, "be true or false", withTime);
	return column as unknown as ColumnPlan;
}

function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
	} catch {
		return false;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(argument: string, rule: string, received: unknown): InvalidInputError {
	const shown = received === undefined ? "nothing" : (JSON.stringify(received) ?? String(received));
	return new InvalidInputError(`checkPlan: ${argument} must ${rule}; got ${shown}`, {
		code: "invalid-plan",
		argument,
		received,
	});
}
