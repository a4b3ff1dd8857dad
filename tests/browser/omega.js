// omega.js - a reader in Chromium: searches in four scripts, filters, turns
// pages, opens a record and goes back, with JavaScript off and by keyboard;
// then axe-core looks at every page, in light and dark, wide and narrow.
//
//   node omega.js CHROMIUM ADDRESS MODULES SHOTS
"use strict";
const fs = require("fs");
const path = require("path");
const [, , chromium, base, modules, shots] = process.argv;
const puppeteer = require(path.join(modules, "puppeteer-core"));
const axe = fs.readFileSync(path.join(modules, "axe-core/axe.min.js"), "utf8");

let passed = 0, failed = 0;
function check(name, good, ...details) {
	if (good) {
		passed++;
		return;
	}
	failed++;
	console.log("not ok: " + name);
	for (const d of details)
		console.log("    " + String(d).slice(0, 500));
}
function is(name, have, want) {
	check(name, have === want, "want: " + want, "have: " + have);
}

const text = (page, selector) =>
	page.$eval(selector, (e) => e.textContent.replace(/\s+/g, " ").trim())
		.catch(() => "");
const address = (query) => base + (query ? "?HITSPERPAGE=1000&" + query : "");
const follow = async (page, handle) => {
	await Promise.all([page.waitForNavigation(), handle.click()]);
};
const link = async (page, words) => {
	for (const a of await page.$$("a")) {
		const t = await a.evaluate((e) => e.textContent.replace(/\s+/g, " ").trim());
		if (t.startsWith(words))
			return a;
	}
	throw new Error("no link '" + words + "' on " + page.url());
};

// What no page may do.
function watch(page) {
	page.on("request", (r) => check("request to " + r.url(),
		r.url().startsWith(new URL(base).origin)));
	page.on("console", (m) => check("console: " + m.text(),
		m.type() !== "error" && m.type() !== "warn"));
	page.on("pageerror", (e) => check("page error", false, e));
}

async function search(page, words, hit) {
	await page.goto(base);
	await page.type("#words", words);
	await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
	check(words + " is in the title", (await page.title()).startsWith(words),
		await page.title());
	check(words + " finds", (await text(page, ".hits")).includes(hit),
		await text(page, "main"));
	check(words + " is marked", await page.$(".hits mark") !== null);
	is(words + " stays in the box",
		await page.$eval("#words", (e) => e.value), words);
}

async function flow(browser) {
	const page = await browser.newPage();
	watch(page);
	await page.setJavaScriptEnabled(false);
	await search(page, "Dazaifu", "The secretariat that stayed offline");
	await search(page, "首脳会談", "日韓首脳会談と島の問題");
	await search(page, "정상회담", "4년 5개월 만의 한중일 정상회담");
	await search(page, "领导人", "领导人");

	await page.goto(address("P=the"));
	check("all", /^4[0-9] results for the$/.test(await text(page, "h1")),
		await text(page, "h1"));
	await follow(page, await page.$("a[rel=next]"));
	is("page 2", await text(page, "[aria-current=page]"), "Page 2");
	const first = await text(page, ".hit h3");
	await follow(page, await link(page, "English"));
	check("filtered", (await text(page, ".chips")).includes("English"));
	is("filtered: page 1", await page.$eval(".hits", (e) => e.start), 1);
	await page.goBack();
	is("back", await text(page, ".hit h3"), first);
	await follow(page, await page.$(".hit h3 a"));
	is("the record", await text(page, "h1"), first);
	await follow(page, await page.$(".hit h3 a"));
	check("what it cites, or who", await page.$("main.record") !== null);
	await page.goBack();
	await page.goBack();
	is("back again", await text(page, ".hit h3"), first);

	await page.goto(address("DB=syn&P=Tokto"));
	check("other spellings", (await text(page, ".note")).includes("Dokdo"));
	await follow(page, await link(page, "Only as I typed it"));
	check("off", (await text(page, ".note")).includes("as you typed"));
	await page.goto(address("P=earthquakf"));
	await follow(page, await link(page, "earthquake"));
	check("as suggested", (await text(page, "h1")).includes("earthquake"));

	await page.goto(address("FMT=advanced"));
	await page.type("#title", "islets");
	await page.click("input[value=Len]");
	await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
	is("advanced", await text(page, "h1"), "1 result for islets");
	is("no cookie", (await browser.cookies()).length, 0);
	await page.close();
}

// By keyboard: the skip link comes first and works; whatever has the focus
// can be seen to have it, and comes in the order of the page.
async function keyboard(browser) {
	const page = await browser.newPage();
	await page.goto(address("DB=syn&P=Tokto"));
	await page.keyboard.press("Tab");
	is("first", await page.evaluate(() => document.activeElement.textContent),
		"Skip to the content");
	check("it is seen", await page.evaluate(() => {
		const r = document.activeElement.getBoundingClientRect();
		return r.left >= 0 && r.width > 50;
	}));
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	is("behind it", await page.evaluate(() => document.activeElement.textContent),
		"Only as I typed it");
	await page.goto(address("DB=syn&P=Tokto"));
	const seen = [];
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press("Tab");
		seen.push(await page.evaluate(() => {
			const e = document.activeElement, s = getComputedStyle(e);
			const r = e.getBoundingClientRect();
			return { y: r.top + scrollY, x: r.left, name: e.tagName,
				text: e.textContent.trim().slice(0, 40),
				outline: s.outlineStyle !== "none" &&
					parseFloat(s.outlineWidth) >= 2,
				aside: e.closest("aside") !== null };
		}));
	}
	for (const s of seen.filter((s) => s.name !== "BODY"))
		check("focus is seen on " + s.text, s.outline);
	const list = seen.filter((s) => !s.aside && s.name === "A" && s.y > 200);
	check("many stops", list.length > 20);
	for (let i = 1; i < list.length; i++)
		check("focus goes down to " + list[i].text,
			list[i].y >= list[i - 1].y - 30 || list[i].name === "BODY");
	await page.close();
}

const pages = {
	front: "", results: "DB=syn&P=Tokto", filtered: "P=the&B=Len&START.14=2010",
	japanese: "P=" + encodeURIComponent("首脳会談"),
	korean: "P=" + encodeURIComponent("정상회담"),
	chinese: "P=" + encodeURIComponent("领导人"),
	typed: "DB=syn&P=Tokto&SPELL=typed", nothing: "P=earthquakf", error: "P=a+OR",
	second: "P=the&page=2", advanced: "FMT=advanced&P=the", missing: "FMT=record&ID=x",
};

async function look(page, name, scheme, width) {
	const at = name + ", " + scheme + ", " + width;
	const wide = await page.evaluate(() =>
		document.documentElement.scrollWidth - window.innerWidth);
	check("fits: " + at, wide <= 0, wide + " pixels too wide");
	await page.evaluate(axe);
	const result = await page.evaluate(() => window.axe.run(document, {
		resultTypes: ["violations", "incomplete"] }));
	check("axe ran: " + at, result.passes.length > 10);
	check("axe: " + at, result.violations.length === 0,
		...result.violations.map((v) => v.id + ": " + v.help + " " +
			v.nodes.map((n) => n.html.slice(0, 120) + " " +
				n.failureSummary.slice(0, 200)).slice(0, 3).join(" | ")));
	await page.screenshot({ fullPage: true,
		path: path.join(shots, name + "-" + scheme + "-" + width + ".png") });
}

async function looks(browser) {
	const page = await browser.newPage();
	watch(page);
	await page.goto(address("P.S=islets"));
	pages.document = new URL(await page.$eval(".hit h3 a", (e) => e.href)).search.slice(1);
	await page.goto(address("P.S=kaizu"));
	pages.source = new URL(await page.$eval(".hit h3 a", (e) => e.href)).search.slice(1);
	page.removeAllListeners("console"); // 404 is said there
	for (const scheme of ["light", "dark"])
		for (const width of [1200, 320]) {
			await page.setViewport({ width, height: 900,
				deviceScaleFactor: 1 });
			await page.emulateMediaFeatures([
				{ name: "prefers-color-scheme", value: scheme }]);
			for (const name of Object.keys(pages)) {
				await page.goto(address(pages[name]));
				await look(page, name, scheme, width);
			}
		}
	await page.close();
}

(async () => {
	fs.mkdirSync(shots, { recursive: true });
	const browser = await puppeteer.launch({ executablePath: chromium,
		headless: true, args: ["--no-sandbox", "--disable-gpu",
			"--disable-dev-shm-usage"] });
	try {
		await flow(browser);
		await keyboard(browser);
		await looks(browser);
	} catch (e) {
		check("no step fails", false, e.stack);
	}
	await browser.close();
	console.log(passed + " passed, " + failed + " failed");
	process.exit(failed ? 1 : 0);
})();
