import { describe, expect, it } from "vitest";
import { identifierByContent, identifierByName } from "./identifiers.ts";

describe("identifierByName", () => {
	it.each([
		["E-mail", "e-mail address"],
		["first_name", "name"],
		["Mother's name", "name"],
		["Phone No.", "phone number"],
		["home address", "postal address"],
		["PostCode", "postal address"],
		["gps_lat", "location"],
		["longitude", "location"],
		["serialNumber", "device serial number"],
		["device_id", "device serial number"],
		["MAC address", "network address"],
		["NHS number", "national or health id"],
		["hetu", "national or health id"],
	])("%s is a %s", (column, kind) => {
		expect(identifierByName(column)).toBe(kind);
	});
	it.each([
		"systolicMmHg",
		"age",
		"parity",
		"drugName",
		"latencyMinutes",
		"longAxis",
		"username2",
		"phoneUseMinutes",
		"dropped",
		"visit",
	])("%s is none", (column) => {
		expect(identifierByName(column)).toBeUndefined();
	});
});

describe("identifierByContent", () => {
	it.each([
		["call me at anna@example.org please", "e-mail address"],
		["https://example.org/anna", "web address"],
		["00:1A:2b:3c:4d:5e", "network address"],
		["192.168.1.17", "network address"],
		["131052-308T", "national or health id"],
		["943 476 5919", "national or health id"],
		["078-05-1120", "national or health id"],
		["QQ 12 34 56 C", undefined],
		["AB 12 34 56 C", "national or health id"],
		["+358 40 123 4567", "phone number"],
		["(555) 123-4567", "phone number"],
		["lives at SW1A 1AA", "postal address"],
		["60.1699, 24.9384", "location"],
		["120/80", undefined],
		["1999-01-01", undefined],
		["3.14159", undefined],
		["E11 9", undefined],
		["131052-308U", undefined],
	])("%s: %s", (cell, kind) => {
		expect(identifierByContent(["", cell, "other"])?.kind).toBe(kind);
	});
	it("takes bare digits for a health number only where half of the cells are", () => {
		expect(identifierByContent(["9434765919", "9434765919", "12"])?.kind).toBe("national or health id");
		expect(identifierByContent(["9434765919", "1700000001", "1700000002", "1700000003"])).toBeUndefined();
	});
	it("takes bare digits with Luhn's check digit for an IMEI", () => {
		expect(identifierByContent(["490154203237518"])?.kind).toBe("device serial number");
		expect(identifierByContent(["490154203237519"])).toBeUndefined();
	});
	it("survives any text", () => {
		expect(
			identifierByContent([
				"",
				"\u202e",
				"a".repeat(100_000),
				"0".repeat(100_000),
				"a@".repeat(50_000),
				"+1 ".repeat(30_000),
				"1.000".repeat(20_000),
				`+1${" ".repeat(50_000)}`,
			]),
		).toBeUndefined();
	});
});
