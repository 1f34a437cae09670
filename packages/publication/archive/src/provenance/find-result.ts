import type { CellDetail, Claim, MarkDetail, Provenance, Table } from "@quickening/paper";
import { nearest } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/** What a person asked for, found in a paper. */
export interface FoundResult {
	/** Key in {@link Provenance.results}. */
	readonly key: string;
	/** The claim by whose name it was found. */
	readonly claim?: Claim;
	readonly detail?: CellDetail | MarkDetail;
	/** Other ids that begin in the same way. */
	readonly others: readonly string[];
}

/** Where the parts of tables and figures are looked up. */
export interface ResultParts {
	readonly claims: readonly Claim[];
	/** A table as its stage set it; undefined when it has not been set. */
	table(id: string): Table | undefined;
	/** Heading and plotted rows of a figure; undefined when it has not been drawn. */
	plotted(id: string): readonly (readonly string[])[] | undefined;
}

/**
 * Finds the result that a person means: the id of a value or of a claim, or the start of one; "figure:<id>",
 * "table:<id>"; a plotted row, "figure:roc[12]"; a cell, `table:performance[3, "AUC (95% CI)"]`, its row by number or by
 * what stands in its first column, its column by number, key or title.
 *
 * A start that several ids share means the one that ends in ".primary", where there is one.
 *
 * @throws UserError with exit code 2, and the nearest names, when nothing or more than one thing is meant.
 */
export function findResult(provenance: Provenance, what: string, parts: ResultParts): FoundResult {
	const asked = what.trim();
	const part = /^(figure|table):([^[\]]+)(?:\[(.*)\])?$/s.exec(asked);
	if (!part) return findValue(provenance, asked, parts.claims);
	const [, kind = "", id = "", inner] = part;
	const key = `${kind}:${id.trim()}`;
	if (!provenance.results[key]) throw unknown(provenance, asked, key, kind);
	if (inner === undefined) return { key, others: [] };
	const detail = kind === "figure" ? findMark(id.trim(), inner, parts) : findCell(id.trim(), inner, parts);
	return { key, detail, others: [] };
}

function findValue(provenance: Provenance, asked: string, claims: readonly Claim[]): FoundResult {
	const id = asked.replace(/^(?:value|claim):/, "");
	const byName = new Map(claims.map((claim) => [claim.id, claim]));
	const values = Object.values(provenance.results).filter(({ kind }) => kind === "value");
	const isValue = (name: string) => provenance.results[`value:${name}`] !== undefined;
	const ofClaim = (claim: Claim): FoundResult => {
		if (!isValue(claim.value)) {
			throw new UserError(`claim ${claim.id} stands on the value ${claim.value}, which no stage has recorded yet`, {
				whatToDo: `Make it with \`quickening reproduce ${provenance.paper.slug}\`.`,
			});
		}
		return { key: `value:${claim.value}`, claim, others: [] };
	};
	if (isValue(id) && !asked.startsWith("claim:")) return { key: `value:${id}`, others: [] };
	const claim = byName.get(id);
	if (claim) return ofClaim(claim);

	const starting = values.map((value) => value.id).filter((name) => id !== "" && name.startsWith(id));
	const primary = `${id.replace(/\.$/, "")}.primary`;
	if (starting.includes(primary)) {
		return { key: `value:${primary}`, others: starting.filter((name) => name !== primary) };
	}
	if (starting.length === 1) return { key: `value:${starting[0]}`, others: [] };
	const named = [...byName.keys()].filter((name) => id !== "" && name.startsWith(id));
	if (starting.length === 0 && named.length === 1) return ofClaim(byName.get(named[0]!)!);
	const several = [...starting, ...named.map((name) => `claim ${name}`)];
	if (several.length > 0) {
		const shown = several.slice(0, 12).join(", ");
		const rest = several.length > 12 ? `, and ${several.length - 12} more` : "";
		throw new UserError(`"${asked}" begins ${several.length} names in ${provenance.paper.slug}`, {
			whatToDo: `Name one of them: ${shown}${rest}.`,
			exitCode: 2,
		});
	}
	throw unknown(provenance, asked, id, "value", [...byName.keys()]);
}

function unknown(
	{ paper, results }: Provenance,
	asked: string,
	near: string,
	kind: string,
	more: string[] = [],
): UserError {
	const byId = Object.entries(results).map(([key, { id, kind: of }]) => [id, of === "value" ? id : key] as const);
	const bare = near.slice(near.indexOf(":") + 1);
	const close = nearest(bare, [...byId.map(([id]) => id), ...more]);
	const meant = [...new Set(byId.flatMap(([id, name]) => (id === close ? [name] : [])))].join(" or ") || close;
	const same = Object.keys(results).filter((key) => key.startsWith(`${kind}:`));
	return new UserError(`${paper.slug} has no result "${asked}"${meant ? `; did you mean ${meant}?` : ""}`, {
		whatToDo:
			kind === "value"
				? `\`quickening why ${paper.slug}\` lists what can be asked.`
				: `It has ${same.length > 0 ? same.join(", ") : `no ${kind}`}.`,
		exitCode: 2,
	});
}

function findMark(id: string, inner: string, parts: ResultParts): MarkDetail {
	const plotted = parts.plotted(id);
	if (!plotted) throw notMade(`figure:${id}`, `results/figures/${id}.csv`);
	const [heading = [], ...rows] = plotted;
	const row = Number(inner.trim().replace(/^row\s+/, ""));
	if (!Number.isInteger(row) || row < 1 || row > rows.length) {
		throw new UserError(`figure:${id}[...] must name a plotted row, 1 to ${rows.length}; got ${inner.trim()}`, {
			whatToDo: `The rows are those of results/figures/${id}.csv, the first below the heading being 1.`,
			exitCode: 2,
		});
	}
	const cells = heading.map((name, i) => [name, rows[row - 1]![i] ?? ""] as const).filter(([, text]) => text !== "");
	return { kind: "mark", row, of: rows.length, columns: Object.fromEntries(cells) };
}

function findCell(id: string, inner: string, parts: ResultParts): CellDetail {
	const table = parts.table(id);
	if (!table) throw notMade(`table:${id}`, `results/tables/${id}.json`);
	const [rowName = "", columnName, ...rest] = splitAtCommas(inner);
	if (columnName === undefined || rest.length > 0) {
		throw new UserError(`table:${id}[...] must name a row and a column; got ${inner.trim() || "nothing"}`, {
			whatToDo: `For instance table:${id}[1, "${table.columns[1]?.title ?? table.columns[0]?.title ?? "column"}"].`,
			exitCode: 2,
		});
	}
	const first = table.columns[0]!;
	const labels = table.rows.map(({ cells }) => cells[first.key] ?? "");
	const number = rowName.replace(/^row\s+/, "");
	const row = /^\d+$/.test(number) ? Number(number) : labels.indexOf(rowName) + 1;
	if (row < 1 || row > table.rows.length) {
		const near = nearest(rowName, labels);
		throw new UserError(
			`table:${id} has rows 1 to ${table.rows.length}; got ${rowName}${near ? `; did you mean "${near}"?` : ""}`,
			{
				whatToDo: `Its rows: ${labels.map((label, i) => `${i + 1} ${label}`).join("; ")}.`,
				exitCode: 2,
			},
		);
	}
	const column =
		table.columns.find(({ key, title }) => key === columnName || title === columnName) ??
		table.columns.find(({ title }) => title.toLowerCase().startsWith(columnName.toLowerCase())) ??
		(/^\d+$/.test(columnName) ? table.columns[Number(columnName) - 1] : undefined);
	if (!column) {
		throw new UserError(`table:${id} has no column "${columnName}"`, {
			whatToDo: `Its columns: ${table.columns.map(({ title, key }) => `"${title || key}"`).join(", ")}.`,
			exitCode: 2,
		});
	}
	return {
		kind: "cell",
		row,
		rowLabel: labels[row - 1]!,
		column: column.title || column.key,
		columnKey: column.key,
		text: table.rows[row - 1]!.cells[column.key] ?? "",
		...(column.definition && { definition: column.definition }),
	};
}

/** Parts at commas outside of double quotes, quotes dropped: `3, "a, b"` is 3 and "a, b". */
function splitAtCommas(text: string): string[] {
	return [...text.matchAll(/\s*(?:row\s+)?(?:"([^"]*)"|([^,]*?))\s*(?:,|$)/g)]
		.filter((match, i) => match[0] !== "" || i === 0)
		.map(([, quoted, plain]) => quoted ?? plain ?? "");
}

function notMade(what: string, file: string): UserError {
	return new UserError(`${what} has not been made yet: ${file} is missing`, {
		whatToDo: "Make it with `quickening reproduce`, then ask again.",
	});
}
