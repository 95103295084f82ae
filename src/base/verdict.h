#pragma once

/// What a condition comes to where nothing is run: of some nobody knows.

namespace essaypack {

enum class Verdict { no, yes, unknown };

inline Verdict verdict_of(bool is_met) { return is_met ? Verdict::yes : Verdict::no; }

inline Verdict opposite(Verdict verdict) {
  return verdict == Verdict::unknown ? verdict : verdict_of(verdict == Verdict::no);
}

/// `a && b`: what surely does not hold decides, whatever the other is.
inline Verdict both(Verdict a, Verdict b) {
  if (a == Verdict::no || b == Verdict::no) return Verdict::no;
  return a == Verdict::yes && b == Verdict::yes ? Verdict::yes : Verdict::unknown;
}

/// `a || b`
inline Verdict either(Verdict a, Verdict b) { return opposite(both(opposite(a), opposite(b))); }

}  // namespace essaypack
