package dev.podspawn.core.config;

/** A constant as the configuration spells it. */
public interface Word {

  /** The spelling. */
  String word();
}
