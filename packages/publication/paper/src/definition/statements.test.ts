import { describe, expect, it } from "vitest";
import { paperStatements } from "./statements.ts";

const authors = [{ family: "Example", given: "Ada", roles: ["Software", "Writing - original draft"] }];

describe("paperStatements", () => {
	it("leaves out what is empty", () => {
		const submission = { funding: "", interests: " ", useOfAi: "" };
		expect(paperStatements({ authors, ethics: "None.", submission }, "Everywhere.")).toEqual([
			{ kind: "ethics", title: "Ethics", text: "None." },
			{
				kind: "contributions",
				title: "Contributions",
				text: "Ada Example: software, writing - original draft.",
			},
			{ kind: "data-and-code", title: "Data and code", text: "Everywhere." },
		]);
	});

	it("has all that was stated, data and code apart where they are", () => {
		const submission = {
			funding: "Paid by F.",
			interests: "A has none.",
			useOfAi: "None was used.",
			acknowledgements: "Thanks.",
		};
		const statements = paperStatements({ authors, ethics: "", submission }, { data: "D.", code: "C." });
		expect(statements.map(({ kind, text }) => [kind, text]).slice(1)).toEqual([
			["funding", "Paid by F."],
			["interests", "A has none."],
			["data", "D."],
			["code", "C."],
			["ai", "None was used."],
			["acknowledgements", "Thanks."],
		]);
	});
});
