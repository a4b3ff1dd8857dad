/* kokey_sound.c - sound changes between Korean syllables.
 *
 * Standard pronunciation (National Institute of Korean Language, Standard
 * Pronunciation rules 9 to 30) as far as romanisations write it: nasals before
 * nasals, rieul after anything but a vowel, aspiration, no tense consonants,
 * no t before s and the like; at the start of a word the law of initial
 * sounds (Lee, Yi, Rhee and Ri are one name). */
#include "kokey_sound.h"

/* k, t, p, c and s */
static bool
sound_hard(char c)
{
	switch (c) {
	case 'k':
	case 't':
	case 'p':
	case 'c':
	case 's':
		return true;
	default:
		return false;
	}
}

static bool
sound_consonant(char c)
{
	return sound_hard(c) || c == 'n' || c == 'm' || c == 'l' || c == 'h' ||
	       c == 'q';
}

/* The nasal that the stop C becomes before a nasal or rieul. */
static char
sound_nasal(char c)
{
	switch (c) {
	case 'k':
		return 'q';
	case 't':
		return 'n';
	case 'p':
		return 'm';
	default:
		return 0;
	}
}

/* Rieul after a consonant other than h. */
static bool
sound_rieul(char a, char to[2])
{
	char nasal = sound_nasal(a);

	to[1] = 'n';
	if (nasal)
		to[0] = nasal;
	else if (a == 'm' || a == 'q')
		to[0] = a;
	else if (a == 'n' || a == 'l')
		to[0] = 'n';
	else
		return false;
	return true;
}

/* Do the neighbours A and B change?  Then they become TO, of which the second
 * may be 0 for nothing.  No TO changes any more by itself. */
static bool
sound_pair(char a, char b, char to[2])
{
	to[0] = a;
	to[1] = 0;
	if (b == 'l')
		return sound_rieul(a, to);
	if (sound_hard(a) && (a == b || b == 'h'))
		return true;
	if (a == 'c' && b == 'y')
		return true;
	to[0] = b;
	if (a == 't' && sound_hard(b))
		return true;
	to[1] = b;
	if (a == 'l' && b == 'n')
		return true;
	to[0] = sound_nasal(a);
	return to[0] && (b == 'n' || b == 'm');
}

/* The first sound, once the second is known to be C. */
static void
sound_initial(struct sk_kosound *s, char c)
{
	bool high = c == 'y' || c == 'i';

	if (s->text[0] == 'l')
		s->text[0] = 'n';
	if (s->text[0] == 'n' && high)
		s->len = 0;
}

void
sk_kosound_put(struct sk_kosound *s, char c)
{
	char to[2];

	if (s->len == 1)
		sound_initial(s, c);
	if (s->len > 0 && sound_pair(s->text[s->len - 1], c, to)) {
		/* The sound before may change with the new neighbour. */
		s->len--;
		sk_kosound_put(s, to[0]);
		c = to[1];
		if (!c)
			return;
	}
	if (c == 'e' && s->len > 1 && s->text[s->len - 1] == 'y' &&
	    sound_consonant(s->text[s->len - 2]))
		s->len--;
	if (s->len < sizeof s->text)
		s->text[s->len++] = c;
	else
		s->full = true;
}

/* The final ieung is written nk: hangang may be han-gang or hang-ang. */
bool
sk_kosound_key(const struct sk_kosound *s, char out[SK_KEY_MAX + 1])
{
	size_t n = 0;

	if (s->full)
		return false;
	for (size_t i = 0; i < s->len; i++) {
		bool ieung = s->text[i] == 'q';

		if (i > 0 && s->text[i] == 'k' && s->text[i - 1] == 'q')
			continue;
		if (n + (ieung ? 2 : 1) > SK_KEY_MAX)
			return false;
		out[n++] = ieung ? 'n' : s->text[i];
		if (ieung)
			out[n++] = 'k';
	}
	out[n] = '\0';
	return n > 0;
}
