import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type SmallCheckout, smallCheckout } from "../../../datasets/src/testing/small-dataset.ts";
import { dataCommand } from "./data.ts";

const formerFolder = process.cwd();
let checkout: SmallCheckout;
/** A folder outside the checkout, as a hospital's drive would be. */
let outside: string;
let printed: string;

beforeEach(() => {
	checkout = smallCheckout();
	outside = mkdtempSync(join(tmpdir(), "hospital-"));
	process.chdir(checkout.root);
	printed = "";
	for (const stream of [process.stdout, process.stderr]) {
		vi.spyOn(stream, "write").mockImplementation((text) => {
			printed += text;
			return true;
		});
	}
	file("study.key", "4f1c9b7a2e8d6035f1a9c4b7d2e8360f9a1b4c7d2e5f8063a9b1c4d7e2f58036\n");
	file(
		"visits.csv",
		"id;lmp;visit;name;parity;bp;remark\n" +
			'W-1;2024-01-10;2024-03-31;Anna Virtanen;0;121;"fine; tired"\n' +
			"W-2;2024-02-01;2024-01-30;Bea Korhonen;1;99;\n",
	);
	file("plan.json", JSON.stringify(plan));
});
afterEach(() => {
	vi.restoreAllMocks();
	process.chdir(formerFolder);
	checkout.remove();
	rmSync(outside, { recursive: true, force: true });
});

const plan = {
	person: "id",
	anchor: "lmp",
	columns: {
		id: "pseudonym",
		lmp: "days",
		visit: "days",
		name: "keep",
		parity: "quasi-identifier",
		bp: "keep",
		remark: "keep",
	},
};
const at = (name: string) => join(outside, name);
const file = (name: string, text: string) => {
	writeFileSync(at(name), text);
	chmodSync(at(name), 0o600);
};
const deidentify = (...args: string[]) => dataCommand().parseAsync(["deidentify", ...args], { from: "user" });
const whole = (...more: string[]) =>
	deidentify(at("visits.csv"), "--plan", at("plan.json"), "--key", at("study.key"), "--out", at("out.csv"), ...more);
const problem = async (work: Promise<unknown>) => {
	const error = await work.then(
		() => undefined,
		(failure: Error) => failure,
	);
	return error?.message ?? "none";
};

describe("data deidentify", () => {
	it("writes a table without names and dates, and a report without values", async () => {
		await whole();
		const written = readFileSync(at("out.csv"), "utf8");
		const [header, ...rows] = written.trimEnd().split("\n");
		expect(header).toBe("id;visitDays;parity;bp;remark");
		expect(rows.map((row) => row.replace(/^p[0-9a-f]{20};/, "")).sort()).toEqual([
			"-2;1;99;",
			'81;0;121;"fine; tired"',
		]);
		expect(printed).toMatch(/name +dropped as name +7 or fewer/);
		expect(printed).toMatch(/k-anonymity of parity, k = 5: not met; smallest class 7 or fewer/);
		for (const value of ["Anna", "Korhonen", "W-1", "tired", "121"]) expect(printed).not.toContain(value);
	});
	it("prints the report as JSON", async () => {
		await whole("--json");
		expect(JSON.parse(printed)).toMatchObject({ nRows: "7 or fewer", kAnonymity: { isMet: false } });
	});
	it("refuses a key that lies in the checkout, by a link as well, or is too short, and writes nothing", async () => {
		writeFileSync("my.key", readFileSync(at("study.key")));
		symlinkSync(join(checkout.root, "my.key"), at("link.key"));
		file("short.key", "secret\n");
		const with_ = (key: string) =>
			problem(deidentify(at("visits.csv"), "--plan", at("plan.json"), "--key", key, "--out", at("out.csv")));
		expect(await with_("my.key")).toMatch(/lies inside the repository/);
		expect(await with_(at("link.key"))).toMatch(/lies inside the repository/);
		expect(await with_(at("short.key"))).toMatch(/must hold 32 bytes or more; it holds 6/);
		expect(await with_(at("none.key"))).toMatch(/cannot be read: ENOENT/);
		expect(existsSync(at("out.csv"))).toBe(false);
	});
	it("warns of a key that others may read, and of a table inside the checkout", async () => {
		chmodSync(at("study.key"), 0o644);
		writeFileSync("inside.csv", readFileSync(at("visits.csv")));
		await deidentify("inside.csv", "--plan", at("plan.json"), "--key", at("study.key"), "--out", at("out.csv"));
		expect(printed).toMatch(/others on this machine may read/);
		expect(printed).toMatch(/inside.csv lies inside the repository/);
	});
	it("never writes over what it reads, nor over another file unless it is told to", async () => {
		expect(
			await problem(
				deidentify(
					at("visits.csv"),
					"--plan",
					at("plan.json"),
					"--key",
					at("study.key"),
					"--out",
					at("visits.csv"),
					"--overwrite",
				),
			),
		).toMatch(/is a file that is read/);
		await whole();
		expect(await problem(whole())).toMatch(/is there already/);
		await whole("--overwrite");
	});
	it("leaves what was there when the table cannot be de-identified, and names the row", async () => {
		file("out.csv", "former\n");
		file("visits.csv", readFileSync(at("visits.csv"), "utf8").replace("2024-01-30", "30.1.24"));
		expect(await problem(whole("--overwrite"))).toBe(
			"deidentify: column visit, row 2: the cell has a year of two digits",
		);
		expect(readFileSync(at("out.csv"), "utf8")).toBe("former\n");
	});
	it.each([
		[
			"a first line of values",
			"W-1;Anna;2024-01-10\nW-2;Bea;2024-01-11\n",
			/line 1, column 3 must be the name of a column/,
		],
		["a short row", "id;name\nW-1;Anna\nW-2\n", /line 3: the row has another number of cells/],
		["an open quote", 'id;name\nW-1;"Anna\n', /the quotes of a cell are wrong/],
		["an empty file", "", /is empty/],
		["a header alone", "id;name\n", /has no row/],
		["a name twice", "id;id\n1;2\n", /columns 1 and 2 have the same name/],
	])("refuses %s without a word of it", async (_, text, message) => {
		file("visits.csv", text);
		const said = await problem(whole());
		expect(said).toMatch(message);
		expect(said).not.toMatch(/Anna|W-1|2024/);
	});
	it("takes anchors from another table", async () => {
		file("births.csv", "id,birth\nW-1,2024-03-30\nW-2,2024-01-30\n");
		file("visits.csv", "id,visit\nW-1,2024-03-31\nW-2,2024-01-30\n");
		file("plan.json", JSON.stringify({ person: "id", anchor: "birth", columns: { id: "pseudonym", visit: "days" } }));
		await whole("--anchors", at("births.csv"));
		expect(
			readFileSync(at("out.csv"), "utf8")
				.split("\n")
				.map((row) => row.split(",")[1]),
		).toEqual(expect.arrayContaining(["visitDays", "0", "1"]));
	});
	it("drafts a plan from the columns that holds no cell", async () => {
		await deidentify(at("visits.csv"), "--draft-plan");
		expect(JSON.parse(printed)).toMatchObject({
			person: "id",
			anchor: "lmp",
			columns: { id: "pseudonym", lmp: "days", visit: "days", name: "drop", parity: "quasi-identifier", bp: "keep" },
		});
		expect(printed).not.toMatch(/Anna|tired|W-1/);
		await deidentify(at("visits.csv"), "--draft-plan", "--out", at("draft.json"));
		expect(JSON.parse(readFileSync(at("draft.json"), "utf8"))).toMatchObject({ k: 5 });
	});
	it("says which option is missing", async () => {
		expect(await problem(deidentify(at("visits.csv"), "--plan", at("plan.json")))).toBe("data deidentify needs --key");
	});
});
